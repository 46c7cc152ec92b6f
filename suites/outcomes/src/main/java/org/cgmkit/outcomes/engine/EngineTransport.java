package org.cgmkit.outcomes.engine;

import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.kit.check.CheckLog;

/** The way to an engine. */
public interface EngineTransport extends AutoCloseable {

    /**
     * Asks the engine, and keeps the exchange in that log.
     *
     * @return what came back
     */
    Reply ask(EngineTask task, CheckLog log);

    /**
     * The state with which the first of several steps comes: a folder where engines are given one, else empty.
     *
     * @param steps what the steps are called
     */
    default String stateOf(String steps) {
        return "";
    }

    @Override
    void close();

    /**
     * What came back.
     *
     * @param text the answer
     * @param refusal why there is none, as a sentence; empty where there is one
     */
    record Reply(String text, String refusal) {}
}
