package org.cgmkit.submitter.wire;

import org.jspecify.annotations.Nullable;

/** There was no answer: no connection, a timeout, a reset. Whether the request arrived is not known. */
public final class NoAnswerException extends Exception {
    private static final long serialVersionUID = 1L;

    /** No answer for that reason. */
    public NoAnswerException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    /** What happened, in a sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
