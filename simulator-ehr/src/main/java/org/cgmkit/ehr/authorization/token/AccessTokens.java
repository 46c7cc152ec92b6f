package org.cgmkit.ehr.authorization.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.cgmkit.ehr.authorization.oauth.RandomSecrets;
import org.cgmkit.ehr.authorization.scope.Scopes;
import org.cgmkit.ehr.store.DataSet;

/**
 * The access tokens of one sandbox. They are random texts that say nothing, and are kept by their hashes; expired ones for
 * a while, so that their senders are told that they have expired.
 */
public final class AccessTokens {
    private final DataSet data;
    private final Clock clock;

    /** The access tokens in that data set. */
    public AccessTokens(DataSet data, Clock clock) {
        this.data = data;
        this.clock = clock;
    }

    /** The text of a new token. */
    public String issue(Grant grant, Scopes scopes, Duration life) {
        String text = RandomSecrets.fresh();
        Instant now = clock.instant();
        Instant expires = now.plus(life);
        data.jdbi().useTransaction(h -> {
            h.execute(
                    "INSERT INTO smart_token (data_set, hash, grant_id, scopes, issued, expires) VALUES (?, ?, ?, ?, ?, ?)",
                    data.number(),
                    RandomSecrets.hash(text),
                    grant.id(),
                    scopes.text(),
                    now.toEpochMilli(),
                    expires.toEpochMilli());
            Grants.keepUntil(h, grant, expires);
            h.execute(
                    "DELETE FROM smart_token WHERE grant_id = ? AND expires < ?",
                    grant.id(),
                    now.minus(Grants.REMEMBERED).toEpochMilli());
        });
        return text;
    }

    /** The token with that text, expired or not, or nothing where there is none or it was revoked. */
    public Optional<AccessToken> find(String text) {
        return data.jdbi()
                .withHandle(h -> h.createQuery("SELECT t.scopes, t.issued, t.expires, g.client, g.patient"
                                + " FROM smart_token t JOIN smart_grant g ON g.id = t.grant_id"
                                + " WHERE t.data_set = :dataSet AND t.hash = :hash AND NOT g.revoked")
                        .bind("dataSet", data.number())
                        .bind("hash", RandomSecrets.hash(text))
                        .map((row, context) -> new AccessToken(
                                row.getString("client"),
                                Scopes.parse(row.getString("scopes")),
                                row.getString("patient"),
                                Instant.ofEpochMilli(row.getLong("issued")),
                                Instant.ofEpochMilli(row.getLong("expires"))))
                        .findOne());
    }

    /** Whether the time of a token is not over. */
    public boolean counts(AccessToken token) {
        return clock.instant().isBefore(token.expires());
    }

    /** Ends a token. */
    public void revoke(String text) {
        data.jdbi()
                .useHandle(h -> h.execute(
                        "DELETE FROM smart_token WHERE data_set = ? AND hash = ?",
                        data.number(),
                        RandomSecrets.hash(text)));
    }

    /** Lets all tokens expire at once. */
    public void expire() {
        long now = clock.millis();
        data.jdbi()
                .useHandle(h -> h.execute(
                        "UPDATE smart_token SET expires = ? WHERE data_set = ? AND expires > ?",
                        now,
                        data.number(),
                        now));
    }
}
