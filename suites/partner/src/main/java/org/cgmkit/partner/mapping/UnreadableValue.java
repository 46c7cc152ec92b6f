package org.cgmkit.partner.mapping;

/** A value that is not as the mapping says; the message is the second half of a sentence. */
final class UnreadableValue extends RuntimeException {
    UnreadableValue(String reason) {
        super(reason);
    }
}
