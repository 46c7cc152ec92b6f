package org.cgmkit.submitter.delivery;

import java.util.Optional;
import org.cgmkit.submitter.wire.Reply;

/** What is sent when a submission is repeated. */
@FunctionalInterface
public interface Repetition {

    /**
     * The body.
     *
     * @param body what was sent before
     * @param reply the answer to it, or empty where none came
     */
    String of(String body, Optional<Reply> reply);

    /** The same bytes. */
    static Repetition same() {
        return (body, reply) -> body;
    }
}
