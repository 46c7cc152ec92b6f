package org.cgmkit.engine.summary;

/** Is told of what is written to a server. */
@FunctionalInterface
public interface SummaryListener {
    /**
     * Something was written, or refused.
     *
     * @param method the HTTP method
     * @param url the whole address
     * @param body the request's body
     * @param status the status of the answer
     * @param answer the body of the answer
     */
    void written(String method, String url, String body, int status, String answer);
}
