package org.cgmkit.ehr.authorization.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.cgmkit.ehr.authorization.client.RegisteredClient;
import org.cgmkit.ehr.authorization.oauth.OAuthException;
import org.cgmkit.ehr.authorization.oauth.RandomSecrets;
import org.jspecify.annotations.Nullable;

/** The authorization codes of one sandbox; each counts once, and not for long (RFC 6749, section 4.1.2). */
public final class AuthorizationCodes {
    /** Used ones are remembered that long, so that their second use can end what came of the first one. */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    /**
     * What a code stands for.
     *
     * @param client the id of the client that it was made for
     * @param redirectUri where it was sent
     * @param challenge the hash of the verifier that its sender has to know
     * @param nonce what an id_token repeats, or null
     * @param grant what was allowed
     * @param ends when it stops to count
     */
    public record Code(
            String client,
            String redirectUri,
            String challenge,
            @Nullable String nonce,
            Grant grant,
            Instant ends) {}

    private final Clock clock;
    private final Map<String, Code> fresh = new HashMap<>();
    private final Map<String, Code> used = new HashMap<>();

    public AuthorizationCodes(Clock clock) {
        this.clock = clock;
    }

    /** The text of a new code. */
    public synchronized String issue(ConsentRequest consent, Grant grant, Duration life) {
        Instant now = clock.instant();
        fresh.values().removeIf(c -> c.ends().isBefore(now));
        used.values().removeIf(c -> c.ends().plus(REMEMBERED).isBefore(now));
        String text = RandomSecrets.fresh();
        fresh.put(
                RandomSecrets.hash(text),
                new Code(
                        consent.client().id(),
                        consent.redirectUri(),
                        consent.challenge(),
                        consent.nonce(),
                        grant,
                        now.plus(life)));
        return text;
    }

    /**
     * Uses up a code.
     *
     * @throws OAuthException where it does not count for that client; the grant of one that was used before ends
     */
    public synchronized Code use(String text, RegisteredClient client) {
        String hash = RandomSecrets.hash(text);
        Code before = used.get(hash);
        if (before != null) {
            before.grant().revoke();
            throw OAuthException.invalidGrant(
                    "Expected a code that was not used before, but it was: what came of its first use has ended.");
        }
        Code code = fresh.get(hash);
        if (code == null || !clock.instant().isBefore(code.ends())) {
            throw OAuthException.invalidGrant(
                    "Expected a code that counts, but it is unknown here, or its time is over.");
        }
        if (!code.client().equals(client.id())) {
            throw OAuthException.invalidGrant(
                    "Expected a code that was made for client " + client.id() + ", but it was made for another one.");
        }
        fresh.remove(hash);
        used.put(hash, code);
        return code;
    }

    /** Lets no code count that was not used yet. */
    public synchronized void revoke() {
        fresh.clear();
    }
}
