package org.cgmkit.shlink.workings;

import org.cgmkit.shlink.wire.IncomingRequest;
import org.cgmkit.shlink.wire.Reply;

/** What becomes of a reply before it is sent. */
@FunctionalInterface
public interface ReplyStep {
    /**
     * The reply that is sent.
     *
     * @param kind what it is about
     * @param request what is answered
     * @param plaintext the FHIR JSON of the file that is served, or an empty text
     */
    Reply apply(ReplyKind kind, IncomingRequest request, Reply reply, String plaintext);

    /** This, and that after it. */
    default ReplyStep then(ReplyStep next) {
        return (kind, request, reply, plaintext) ->
                next.apply(kind, request, apply(kind, request, reply, plaintext), plaintext);
    }

    /** As it is. */
    static ReplyStep none() {
        return (kind, request, reply, plaintext) -> reply;
    }
}
