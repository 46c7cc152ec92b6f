package org.cgmkit.kit.trigger;

/** What should have done something did not; the message is a sentence that says what was expected and what came. */
public final class TriggerFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TriggerFailedException(String message) {
        super(message);
    }
}
