package org.cgmkit.ehr.authorization.client;

import java.sql.SQLException;
import java.time.Instant;
import org.cgmkit.ehr.authorization.oauth.RandomSecrets;
import org.cgmkit.ehr.store.DataSet;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** The assertions that a sandbox has accepted, until they expire: none counts twice. */
final class UsedAssertions {
    /** What SQL calls a row that is there already. */
    private static final String THERE = "23505";

    private final DataSet data;

    UsedAssertions(DataSet data) {
        this.data = data;
    }

    /** Notes an assertion, and answers whether it is new. */
    boolean isNew(String client, String jti, Instant now, Instant until) {
        String hash = RandomSecrets.hash(client + " " + jti);
        return data.jdbi().withHandle(h -> {
            h.execute("DELETE FROM used_assertion WHERE data_set = ? AND ends < ?", data.number(), now.toEpochMilli());
            try {
                h.execute(
                        "INSERT INTO used_assertion (data_set, hash, ends) VALUES (?, ?, ?)",
                        data.number(),
                        hash,
                        until.toEpochMilli());
                return true;
            } catch (UnableToExecuteStatementException e) {
                if (e.getCause() instanceof SQLException cause && THERE.equals(cause.getSQLState())) {
                    return false;
                }
                throw e;
            }
        });
    }
}
