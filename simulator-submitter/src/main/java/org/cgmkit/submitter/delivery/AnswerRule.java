package org.cgmkit.submitter.delivery;

import org.cgmkit.submitter.wire.HttpReply;

/** What the app makes of the answer to a whole submission. */
@FunctionalInterface
public interface AnswerRule {

    /** What follows from it. */
    Course of(HttpReply reply);

    /** What follows from an answer. */
    enum Course {
        /** Each entry is looked at. */
        PROCESSED,
        /** The same is sent again later. */
        LATER,
        /** The receiver does not want it: it is put aside. */
        REFUSED,
        /** It says nothing of the entries, though it went well: the submission is kept, for it is not known what was taken. */
        UNKNOWN,
        /** It is nothing that a receiver of submissions says: the submission is kept, and the next one is tried. */
        KEPT,
        /** The app may not submit: it stops. */
        FORBIDDEN,
        /** It is thrown away. */
        DROPPED
    }

    /** 2xx with a transaction-response is looked into, any other 2xx settles nothing, 429 and 5xx repeated, 403 stops the app, and other refusals count where they give a reason. */
    static AnswerRule sound() {
        return reply -> {
            if (reply.successful()) {
                return reply.isTransactionResponse() ? Course.PROCESSED : Course.UNKNOWN;
            } else if (reply.temporary()) {
                return Course.LATER;
            } else if (reply.status() == 403) {
                return Course.FORBIDDEN;
            }
            return reply.is("OperationOutcome") ? Course.REFUSED : Course.KEPT;
        };
    }
}
