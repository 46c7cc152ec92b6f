package org.cgmkit.console.web;

/** A request cannot be answered as it was meant; the message is a sentence for the person. */
public final class PageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    /** An answer with that status. */
    public PageException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** Nothing is there, or nothing that this person may know of: both look the same. */
    public static PageException notFound() {
        return new PageException(404, "There is nothing here, or it is not your team's.");
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }
}
