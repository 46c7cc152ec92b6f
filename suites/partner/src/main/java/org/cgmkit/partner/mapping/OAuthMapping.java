package org.cgmkit.partner.mapping;

import java.util.List;

/**
 * How users authorize platforms.
 *
 * @param authorize the path or address of the page for consent
 * @param token that of the token endpoint
 * @param revoke that for revocation; empty where there is none
 * @param basic whether the client shows its secret by Basic authentication, and not in the form
 * @param proof whether a code challenge is sent
 * @param scope the scopes to ask for, separated by blanks; empty for none
 * @param denied further error codes that mean that the user did not agree
 */
public record OAuthMapping(
        String authorize,
        String token,
        String revoke,
        boolean basic,
        boolean proof,
        String scope,
        List<String> denied) {
    /** Keeps a copy. */
    public OAuthMapping {
        denied = List.copyOf(denied);
    }
}
