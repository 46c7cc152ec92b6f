package org.cgmkit.reports.statement;

/** A file is not a statement that this kit can read. The message is a sentence for the user. */
public final class UnreadableStatement extends Exception {
    private static final long serialVersionUID = 1;

    UnreadableStatement(String message) {
        super(message);
    }
}
