package org.cgmkit.outcomes.policy;

import java.util.Set;
import org.cgmkit.engine.trace.EngineTask;

/**
 * A trace that is asked for where several policies fit the others.
 *
 * @param task the trace
 * @param looks the figures that part them
 */
record FurtherTrace(EngineTask task, Set<Look> looks) {

    /** Whether it says something only to an engine that is told which sensor a row is from. */
    boolean needsStreams() {
        return !task.intervals().isEmpty();
    }
}
