package org.cgmkit.ehr.authorization;

/** The WWW-Authenticate header of a refused request (RFC 6750, section 3). */
public final class Challenge {
    /** The header's name. */
    public static final String HEADER = "WWW-Authenticate";

    private Challenge() {}

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
