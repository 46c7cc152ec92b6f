package org.cgmkit.kit.capture;

/** What the tap did to an exchange on its way. */
public enum Interference {
    /** Nothing: the server behind the tap answered. */
    NONE,
    /** It answered 429 in the server's place. */
    THROTTLED,
    /** It answered 503 in the server's place. */
    UNAVAILABLE,
    /** The server processed the request, and the connection was reset in place of its answer. */
    ANSWER_LOST,
    /** The server could not be reached, and the tap said so. */
    UNREACHABLE
}
