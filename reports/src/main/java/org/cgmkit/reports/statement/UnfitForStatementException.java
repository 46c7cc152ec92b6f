package org.cgmkit.reports.statement;

/** Runs are not fit for a statement. The message is a sentence for the user. */
public final class UnfitForStatementException extends Exception {
    private static final long serialVersionUID = 1;

    UnfitForStatementException(String message) {
        super(message);
    }
}
