package org.cgmkit.ehr.authorization.oauth;

/** The WWW-Authenticate header of a refused request (RFC 6750, section 3). */
public final class BearerChallenge {
    /** The header's name. */
    public static final String HEADER = "WWW-Authenticate";

    private BearerChallenge() {}

    /** To a request that shows nothing. */
    public static String plain(String realm) {
        return "Bearer realm=\"" + realm + "\"";
    }

    /** To a request whose token does not count. */
    public static String invalidToken(String realm) {
        return plain(realm) + ", error=\"invalid_token\"";
    }

    /** To a request whose token does not open what is asked for. */
    public static String insufficientScope(String realm) {
        return plain(realm) + ", error=\"insufficient_scope\"";
    }
}
