package org.cgmkit.kit.wire;

/** No access token could be had: told in a sentence; never a verdict. */
public final class NoTokenException extends RuntimeException {
    private final String error;
    private final boolean broken;

    private NoTokenException(String why, String error, boolean broken) {
        super(why);
        this.error = error;
        this.broken = broken;
    }

    /** Something about how the kit authorizes itself cannot be right; the sentence says what came and what to do. */
    public static NoTokenException because(String why) {
        return new NoTokenException(why, "", false);
    }

    /**
     * The authorization server refused.
     *
     * @param error its error code (RFC 6749, section 5.2), such as {@code invalid_scope}; empty where it gave none
     */
    public static NoTokenException refused(String error, String why) {
        return new NoTokenException(why, error, false);
    }

    /** The authorization server is not able to answer. */
    public static NoTokenException broken(String why) {
        return new NoTokenException(why, "", true);
    }

    /** The reason, in sentences. */
    public String why() {
        return String.valueOf(getMessage());
    }

    /** The error code of the authorization server, or an empty text. */
    public String error() {
        return error;
    }

    /** Whether the authorization server itself is broken, so that nothing can be done about it here. */
    public boolean isBroken() {
        return broken;
    }
}
