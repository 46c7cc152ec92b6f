package org.cgmkit.cloud.workings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import org.cgmkit.cloud.grant.IssuedCode;
import org.cgmkit.cloud.grant.OAuthClient;

/** How codes and refresh tokens are looked at. Sound as it stands; a defect overrides something. */
public class TokenRules {

    /** Whether that secret is the platform's. */
    public boolean isSecret(OAuthClient client, String secret) {
        return client.secret().equals(secret);
    }

    /** Whether a code is used up by its first exchange. */
    public boolean codesCountOnce() {
        return true;
    }

    /** Whether a code that comes again ends the grant that came of it. */
    public boolean replayEndsGrant() {
        return true;
    }

    /** Whether a code is that platform's. */
    public boolean isOf(IssuedCode code, OAuthClient client) {
        return code.grant().client().equals(client);
    }

    /** Whether a code was asked for with that address; the text is empty where an exchange names none. */
    public boolean isFor(IssuedCode code, String redirectUri) {
        return code.redirectUri().equals(redirectUri);
    }

    /** Whether a verifier fits a challenge (RFC 7636, S256); the first is empty where none came. */
    public boolean fits(String verifier, String challenge) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest)
                    .equals(challenge);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /** How long access tokens really live. */
    public Duration life(Duration agreed) {
        return agreed;
    }

    /** Whether a revocation by the platform ends the grant. */
    public boolean revokes() {
        return true;
    }
}
