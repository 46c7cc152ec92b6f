package org.cgmkit.ehr.authorization.client;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.ehr.authorization.oauth.OAuthException;

/** How client assertions are looked at (SMART App Launch 2.2, "Asymmetric Authentication"); a departure is a class of its own. */
public class AssertionRules {
    /** How far ahead an assertion may expire. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /**
     * The keys of a client. Those at an address are looked up each time, so that a new one counts at once, and a removed one no
     * longer.
     *
     * @throws OAuthException where they cannot be looked up
     */
    public JWKSet keys(RegisteredClient client) {
        return ClientKeys.of(client);
    }

    /** The key of a client with that id, or empty. */
    public Optional<JWK> key(RegisteredClient client, String kid) {
        return keys(client).getKeys().stream()
                .filter(k -> kid.equals(k.getKeyID()))
                .filter(k -> k.getKeyUse() == null || k.getKeyUse().equals(KeyUse.SIGNATURE))
                .findFirst();
    }

    /** Whether an assertion for that audience is one for these addresses. */
    public boolean isFor(List<String> audience, Set<String> addresses) {
        return audience.stream().anyMatch(addresses::contains);
    }

    /** How far ahead an assertion may expire. */
    public Duration longest() {
        return LONGEST;
    }

    /** Whether a signature has to be by the key that its kid names. */
    public boolean checksSignature() {
        return true;
    }

    /** Whether an assertion counts only once. */
    public boolean countsOnce() {
        return true;
    }
}
