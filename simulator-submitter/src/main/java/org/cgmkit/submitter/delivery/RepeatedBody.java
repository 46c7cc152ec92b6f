package org.cgmkit.submitter.delivery;

import java.util.Optional;
import org.cgmkit.submitter.wire.HttpReply;

/** What is sent when a submission is repeated. */
@FunctionalInterface
public interface RepeatedBody {

    /**
     * The body.
     *
     * @param body what was sent before
     * @param reply the answer to it, or empty where none came
     */
    String of(String body, Optional<HttpReply> reply);

    /** The same bytes. */
    static RepeatedBody same() {
        return (body, reply) -> body;
    }
}
