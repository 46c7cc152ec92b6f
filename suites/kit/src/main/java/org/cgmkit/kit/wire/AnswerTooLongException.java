package org.cgmkit.kit.wire;

/** An answer began to come, and is longer than what the kit reads: nothing can be said of it. */
public final class AnswerTooLongException extends NoAnswerException {
    private static final long serialVersionUID = 1L;

    AnswerTooLongException(String why, Throwable cause) {
        super(why, cause);
    }
}
