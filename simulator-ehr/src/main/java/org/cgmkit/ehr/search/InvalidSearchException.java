package org.cgmkit.ehr.search;

/** A search that cannot be understood; the message says what was expected and what came. */
public final class InvalidSearchException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** A mistake, told in a sentence. */
    public InvalidSearchException(String message) {
        super(message);
    }
}
