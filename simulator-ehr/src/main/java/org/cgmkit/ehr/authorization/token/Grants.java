package org.cgmkit.ehr.authorization.token;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.cgmkit.ehr.authorization.oauth.RandomSecrets;
import org.cgmkit.ehr.authorization.scope.Scopes;
import org.cgmkit.ehr.store.DataSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The grants of one sandbox, with the refresh tokens by which they are found, the spent ones too. */
public final class Grants {
    /** Ended ones are kept that long, so that senders of what came of them are told what is the matter. */
    static final Duration REMEMBERED = Duration.ofHours(1);

    private static final String COLUMNS = "g.id, g.client, g.scopes, g.patient, g.refresh_ends";

    private final DataSet data;
    private final Clock clock;

    /** The grants in that data set. */
    public Grants(DataSet data, Clock clock) {
        this.data = data;
        this.clock = clock;
    }

    /** A new grant. */
    public Grant begin(String client, Scopes scopes, @Nullable String patient) {
        Grant grant = new Grant(UUID.randomUUID().toString(), client, scopes, patient, null);
        long now = clock.millis();
        data.jdbi().useHandle(h -> {
            h.execute("DELETE FROM smart_grant WHERE data_set = ? AND forget < ?", data.number(), now);
            h.execute(
                    "INSERT INTO smart_grant (id, data_set, client, scopes, patient, revoked, forget) VALUES (?, ?, ?, ?, ?,"
                            + " FALSE, ?)",
                    grant.id(),
                    data.number(),
                    client,
                    scopes.text(),
                    patient,
                    now + REMEMBERED.toMillis());
        });
        return grant;
    }

    /** Keeps a grant until then at least. */
    static void keepUntil(Handle handle, Grant grant, Instant then) {
        handle.execute(
                "UPDATE smart_grant SET forget = ? WHERE id = ? AND forget < ?",
                then.plus(REMEMBERED).toEpochMilli(),
                grant.id(),
                then.plus(REMEMBERED).toEpochMilli());
    }

    /** Gives a grant its first refresh token, which ends then, or never where that is null. */
    public void keep(Grant grant, String refresh, @Nullable Instant ends) {
        String hash = RandomSecrets.hash(refresh);
        data.jdbi().useTransaction(h -> {
            h.execute(
                    "UPDATE smart_grant SET refresh = ?, refresh_ends = ? WHERE id = ?",
                    hash,
                    millis(ends),
                    grant.id());
            keepRefresh(h, grant, hash, ends);
        });
    }

    private void keepRefresh(Handle handle, Grant grant, String hash, @Nullable Instant ends) {
        handle.execute(
                "INSERT INTO smart_refresh (data_set, hash, grant_id) VALUES (?, ?, ?)",
                data.number(),
                hash,
                grant.id());
        if (ends == null) {
            handle.execute("UPDATE smart_grant SET forget = NULL WHERE id = ?", grant.id());
        } else {
            keepUntil(handle, grant, ends);
        }
    }

    /** The grant of a refresh token, current or spent, or nothing. */
    public Optional<Grant> find(String refresh) {
        return data.jdbi()
                .withHandle(h -> h.createQuery("SELECT " + COLUMNS + " FROM smart_refresh r JOIN smart_grant g"
                                + " ON g.id = r.grant_id WHERE r.data_set = :dataSet AND r.hash = :hash")
                        .bind("dataSet", data.number())
                        .bind("hash", RandomSecrets.hash(refresh))
                        .map((row, context) -> grant(row))
                        .findOne());
    }

    /** A grant by its columns. */
    static Grant grant(ResultSet row) throws SQLException {
        long ends = row.getLong("refresh_ends");
        Instant refreshEnds = row.wasNull() ? null : Instant.ofEpochMilli(ends);
        return new Grant(
                row.getString("id"),
                row.getString("client"),
                Scopes.parse(row.getString("scopes")),
                row.getString("patient"),
                refreshEnds);
    }

    /** What comes of a refresh token that is shown. */
    public enum Rotation {
        /** Another one is there in its place. */
        DONE,
        /** It was used before, so somebody has a copy: the grant has ended. */
        SPENT,
        /** Its time is over, or the grant has ended. */
        ENDED
    }

    /** Puts the next refresh token in the place of the one that was shown, if that one counts. */
    public Rotation rotate(Grant grant, String shown, String next, @Nullable Instant ends) {
        return data.jdbi().inTransaction(h -> {
            int changed = h.execute(
                    "UPDATE smart_grant SET refresh = ?, refresh_ends = ? WHERE id = ? AND refresh = ? AND NOT revoked"
                            + " AND (refresh_ends IS NULL OR refresh_ends > ?)",
                    RandomSecrets.hash(next),
                    millis(ends),
                    grant.id(),
                    RandomSecrets.hash(shown),
                    clock.millis());
            if (changed == 1) {
                keepRefresh(h, grant, RandomSecrets.hash(next), ends);
                return Rotation.DONE;
            }
            int spent = h.execute(
                    "UPDATE smart_grant SET revoked = TRUE WHERE id = ? AND refresh <> ?",
                    grant.id(),
                    RandomSecrets.hash(shown));
            return spent == 1 ? Rotation.SPENT : Rotation.ENDED;
        });
    }

    /** Whether that is the refresh token that counts. */
    public boolean counts(Grant grant, String refresh) {
        return data.jdbi()
                        .withHandle(h -> h.createQuery(
                                        "SELECT COUNT(*) FROM smart_grant WHERE id = :id AND refresh = :refresh"
                                                + " AND NOT revoked AND (refresh_ends IS NULL OR refresh_ends > :now)")
                                .bind("id", grant.id())
                                .bind("refresh", RandomSecrets.hash(refresh))
                                .bind("now", clock.millis())
                                .mapTo(Integer.class)
                                .one())
                == 1;
    }

    /** Ends a grant with all that was issued from it. */
    public void revoke(Grant grant) {
        data.jdbi().useHandle(h -> h.execute("UPDATE smart_grant SET revoked = TRUE WHERE id = ?", grant.id()));
    }

    /** Ends all of them, and knows none of their refresh tokens any more. */
    public void revokeAll() {
        data.jdbi().useTransaction(h -> {
            h.execute("UPDATE smart_grant SET revoked = TRUE WHERE data_set = ?", data.number());
            h.execute("DELETE FROM smart_refresh WHERE data_set = ?", data.number());
        });
    }

    private static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }
}
