package org.cgmkit.kit.tap;

import java.util.Map;
import org.cgmkit.kit.capture.Interference;

/** What the tap does to one attempt to submit. */
public sealed interface Fault {

    /** What it is called in the capture. */
    Interference interference();

    /**
     * The tap answers in the server's place.
     *
     * @param status the status code
     * @param headers the headers of the answer
     * @param said what the OperationOutcome of the answer says
     * @param interference what it is called in the capture
     */
    record AnswerInstead(int status, Map<String, String> headers, String said, Interference interference)
            implements Fault {}

    /** The server processes the request; when it has, the connection is reset in place of its answer. */
    record LoseAnswer() implements Fault {
        @Override
        public Interference interference() {
            return Interference.ANSWER_LOST;
        }
    }

    /** A 429 that says how many seconds to wait (RFC 6585, section 4). */
    static Fault throttled(int seconds) {
        return new AnswerInstead(
                429,
                Map.of("Retry-After", String.valueOf(seconds)),
                "Too many requests: come again after " + seconds + " seconds.",
                Interference.THROTTLED);
    }

    /** A 429 that does not say how long to wait. */
    static Fault throttled() {
        return new AnswerInstead(429, Map.of(), "Too many requests: come again later.", Interference.THROTTLED);
    }

    /** A 503. */
    static Fault unavailable() {
        return new AnswerInstead(503, Map.of(), "Down for maintenance.", Interference.UNAVAILABLE);
    }
}
