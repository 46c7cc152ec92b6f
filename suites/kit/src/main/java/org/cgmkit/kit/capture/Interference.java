package org.cgmkit.kit.capture;

/** What the tap did to an exchange on its way. */
public enum Interference {
    /** Nothing: the receiver behind the tap answered. */
    NONE,
    /** It answered 429 in the receiver's place. */
    THROTTLED,
    /** It answered 503 in the receiver's place. */
    UNAVAILABLE,
    /** The receiver processed the request, and the connection was reset in place of its answer. */
    ANSWER_LOST,
    /** The receiver could not be reached, and the tap said so. */
    UNREACHABLE
}
