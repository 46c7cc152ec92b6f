package org.cgmkit.reports.statement;

/** A file is not a statement that this kit can read. The message is a sentence for the user. */
public final class UnreadableStatementException extends Exception {
    private static final long serialVersionUID = 1;

    UnreadableStatementException(String message) {
        super(message);
    }
}
