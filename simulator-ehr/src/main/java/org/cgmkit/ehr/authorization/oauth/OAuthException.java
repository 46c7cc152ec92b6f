package org.cgmkit.ehr.authorization.oauth;

/** A request that is answered with an OAuth error (RFC 6749, section 5.2); the message says what was expected. */
public final class OAuthException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String error;

    /**
     * A mistake.
     *
     * @param status the HTTP status of the answer
     * @param error the code, such as {@code invalid_grant}
     * @param description a sentence for people
     */
    public OAuthException(int status, String error, String description) {
        super(description);
        this.status = status;
        this.error = error;
    }

    /** The HTTP status of the answer. */
    public int status() {
        return status;
    }

    /** The code, such as {@code invalid_grant}. */
    public String error() {
        return error;
    }

    /** The sentence for people. */
    public String description() {
        return String.valueOf(getMessage());
    }

    public static OAuthException invalidRequest(String description) {
        return new OAuthException(400, "invalid_request", description);
    }

    public static OAuthException invalidClient(String description) {
        return new OAuthException(400, "invalid_client", description);
    }

    public static OAuthException invalidGrant(String description) {
        return new OAuthException(400, "invalid_grant", description);
    }

    public static OAuthException invalidScope(String description) {
        return new OAuthException(400, "invalid_scope", description);
    }
}
