package org.cgmkit.reports.statement;

/** Runs are not fit for a statement. The message is a sentence for the user. */
public final class UnfitForStatement extends Exception {
    private static final long serialVersionUID = 1;

    UnfitForStatement(String message) {
        super(message);
    }
}
