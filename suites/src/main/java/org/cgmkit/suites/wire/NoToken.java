package org.cgmkit.suites.wire;

/** No access token could be had: told in a sentence; never a verdict. */
public final class NoToken extends RuntimeException {
    private final String error;
    private final boolean broken;

    private NoToken(String why, String error, boolean broken) {
        super(why);
        this.error = error;
        this.broken = broken;
    }

    /** Something about how the kit authorizes itself cannot be right; the sentence says what came and what to do. */
    public static NoToken because(String why) {
        return new NoToken(why, "", false);
    }

    /**
     * The authorization server refused.
     *
     * @param error its error code (RFC 6749, section 5.2), such as {@code invalid_scope}; empty where it gave none
     */
    public static NoToken refused(String error, String why) {
        return new NoToken(why, error, false);
    }

    /** The authorization server is not able to answer. */
    public static NoToken broken(String why) {
        return new NoToken(why, "", true);
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
