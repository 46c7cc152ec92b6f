package org.cgmkit.ehr.authorization.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.cgmkit.ehr.authorization.client.RegisteredClient;
import org.cgmkit.ehr.authorization.oauth.OAuthException;
import org.cgmkit.ehr.authorization.oauth.RandomSecrets;
import org.cgmkit.ehr.store.DataSet;
import org.jspecify.annotations.Nullable;

/**
 * The authorization codes of one sandbox; each counts once, and not for long (RFC 6749, section 4.1.2). Used ones are
 * remembered as long as their grants, so that their second use can end what came of the first one.
 */
public final class AuthorizationCodes {

    /**
     * What a code stands for.
     *
     * @param redirectUri where it was sent
     * @param challenge the hash of the verifier that its sender has to know
     * @param nonce what an id_token repeats, or null
     * @param grant what was allowed
     * @param ends when it stops to count
     * @param used whether it was used before
     */
    public record Code(
            String redirectUri, String challenge, @Nullable String nonce, Grant grant, Instant ends, boolean used) {}

    private final DataSet data;
    private final Grants grants;
    private final Clock clock;

    /** The codes in that data set. */
    public AuthorizationCodes(DataSet data, Grants grants, Clock clock) {
        this.data = data;
        this.grants = grants;
        this.clock = clock;
    }

    /** The text of a new code. */
    public String issue(ConsentRequest consent, Grant grant, Duration life) {
        String text = RandomSecrets.fresh();
        Instant ends = clock.instant().plus(life);
        data.jdbi().useTransaction(h -> {
            h.execute(
                    "INSERT INTO smart_code (data_set, hash, grant_id, redirect_uri, challenge, nonce, ends, used)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, FALSE)",
                    data.number(),
                    RandomSecrets.hash(text),
                    grant.id(),
                    consent.redirectUri(),
                    consent.challenge(),
                    consent.nonce(),
                    ends.toEpochMilli());
            Grants.keepUntil(h, grant, ends);
        });
        return text;
    }

    /**
     * Uses up a code.
     *
     * @throws OAuthException where it does not count for that client; the grant of one that was used before ends
     */
    public Code use(String text, RegisteredClient client) {
        String hash = RandomSecrets.hash(text);
        Code code = find(hash);
        if (code != null && code.used()) {
            throw usedBefore(code);
        }
        if (code == null || !clock.instant().isBefore(code.ends())) {
            throw OAuthException.invalidGrant(
                    "Expected a code that counts, but it is unknown here, or its time is over.");
        }
        if (!code.grant().client().equals(client.id())) {
            throw OAuthException.invalidGrant(
                    "Expected a code that was made for client " + client.id() + ", but it was made for another one.");
        }
        int changed = data.jdbi()
                .withHandle(h -> h.execute(
                        "UPDATE smart_code SET used = TRUE WHERE data_set = ? AND hash = ? AND NOT used",
                        data.number(),
                        hash));
        if (changed == 0) {
            // Somebody was faster.
            throw usedBefore(code);
        }
        return code;
    }

    private OAuthException usedBefore(Code code) {
        grants.revoke(code.grant());
        return OAuthException.invalidGrant(
                "Expected a code that was not used before, but it was: what came of its first use has ended.");
    }

    private @Nullable Code find(String hash) {
        return data.jdbi()
                .withHandle(h -> h.createQuery(
                                "SELECT c.redirect_uri, c.challenge, c.nonce, c.ends, c.used, g.id, g.client,"
                                        + " g.scopes, g.patient, g.refresh_ends FROM smart_code c JOIN smart_grant g ON g.id ="
                                        + " c.grant_id WHERE c.data_set = :dataSet AND c.hash = :hash")
                        .bind("dataSet", data.number())
                        .bind("hash", hash)
                        .map((row, context) -> new Code(
                                row.getString("redirect_uri"),
                                row.getString("challenge"),
                                row.getString("nonce"),
                                Grants.grant(row),
                                Instant.ofEpochMilli(row.getLong("ends")),
                                row.getBoolean("used")))
                        .findOne())
                .orElse(null);
    }

    /** Lets no code count that was not used yet. */
    public void revoke() {
        data.jdbi().useHandle(h -> h.execute("DELETE FROM smart_code WHERE data_set = ? AND NOT used", data.number()));
    }
}
