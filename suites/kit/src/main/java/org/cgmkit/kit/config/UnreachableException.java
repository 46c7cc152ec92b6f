package org.cgmkit.kit.config;

/** The target gives no answer that a run could begin with, told in a sentence. Exit code 3. */
public final class UnreachableException extends RuntimeException {

    /** With a sentence that says what was tried, what came, and what to do. */
    public UnreachableException(String message) {
        super(message);
    }
}
