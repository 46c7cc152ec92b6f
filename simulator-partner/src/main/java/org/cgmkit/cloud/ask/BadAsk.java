package org.cgmkit.cloud.ask;

/** A question that cannot be answered; the message is a sentence. */
public final class BadAsk extends RuntimeException {
    /** The reason. */
    public BadAsk(String message) {
        super(message);
    }
}
