package org.cgmkit.reports.json;

/** A file is not a results file that this kit can read. The message is a sentence for the user. */
public final class UnreadableResultsException extends Exception {
    private static final long serialVersionUID = 1;

    /** Says what cannot be read, and why. */
    public UnreadableResultsException(String message) {
        super(message);
    }
}
