package org.cgmkit.ehr.receiver;

/** Is handed the requests to sandboxes with their answers, each when it has ended. */
@FunctionalInterface
public interface ExchangeSink {
    /** Keeps nothing. */
    ExchangeSink NONE = (sandbox, exchange) -> {};

    /**
     * An exchange has ended. Called by the thread that served it, so it should not wait for anything.
     *
     * @param sandbox the id of the sandbox
     * @param exchange the exchange; credentials are redacted, long bodies are cut
     */
    void finished(String sandbox, LoggedRequest exchange);
}
