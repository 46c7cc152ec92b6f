package org.cgmkit.reports.json;

/** A file is not a results file that this kit can read. The message is a sentence for the user. */
public final class UnreadableResults extends Exception {
    private static final long serialVersionUID = 1;

    UnreadableResults(String message) {
        super(message);
    }
}
