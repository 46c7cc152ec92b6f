package org.cgmkit.submitter.smart;

/** The app may not do what it wants to: it has to stop until a person has looked into it. */
public final class AccessRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Refused for that reason, a sentence. */
    public AccessRefusedException(String sentence) {
        super(sentence);
    }

    /** The reason, in a sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
