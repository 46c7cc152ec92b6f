package org.cgmkit.reports.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A request and what came of it, as it was on the wire, secrets included. {@link CheckEvidence} keeps it without them.
 *
 * @param when when the request was sent
 * @param took how long the answer took, or how long it was waited for
 * @param method the method, such as {@code POST}
 * @param url the whole address
 * @param headers the request's headers, in their order
 * @param body the request's body; empty where there is none
 * @param reply what came of it
 */
public record HttpExchange(
        Instant when, Duration took, String method, String url, List<Header> headers, String body, Reply reply) {

    /**
     * What stands in place of the method where a command was run: the address is its line for the shell, the headers are variables of
     * its environment, and what it was given is the body.
     */
    public static final String RUN = "RUN";

    /** The value of a variable that holds the name of the file in which the body is. */
    public static final String BODY_FILE = "(file)";

    public HttpExchange {
        headers = List.copyOf(headers);
    }

    /** What came of a request. */
    public sealed interface Reply {}

    /**
     * The target answered.
     *
     * @param status the status code, such as 200
     * @param reason the reason phrase; empty where there is none (HTTP/2 has none)
     * @param headers the response's headers, in their order
     * @param body the response's body; empty where there is none
     */
    public record Answer(int status, String reason, List<Header> headers, String body) implements Reply {
        public Answer {
            headers = List.copyOf(headers);
        }
    }

    /**
     * There was no answer.
     *
     * @param why the reason as a sentence, such as a refused connection or a time-out
     */
    public record NoAnswer(String why) implements Reply {}
}
