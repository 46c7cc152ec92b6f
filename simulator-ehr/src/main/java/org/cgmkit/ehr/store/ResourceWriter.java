package org.cgmkit.ehr.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes resources of one data set, in a transaction. */
final class ResourceWriter {
    /** So many are written in one go at most: the length of a block of {@code resource_arrival}. */
    static final int AT_ONCE = 250;

    private static final String INSERT = "INSERT INTO resource (arrival, data_set, type, id, version, kind, updated,"
            + " time_from, time_to, fingerprint, identifier_system, identifier, body) VALUES ";

    private static final String ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /** So many rows have the statements, which are few so that databases know them. */
    private static final List<Integer> ROWS = List.of(25, 5, 1);

    private final Handle handle;
    private final long dataSet;
    private final Kinds kinds;

    ResourceWriter(Handle handle, long dataSet, Kinds kinds) {
        this.handle = handle;
        this.dataSet = dataSet;
        this.kinds = kinds;
    }

    /** Writes resources, at most {@link #AT_ONCE}; a version takes the place of the one before it. */
    void write(List<ResourceRow> rows) {
        for (ResourceRow row : rows) {
            if (row.stored().version() > 1) {
                remove(row.stored().type(), row.stored().id());
            }
        }
        long arrival = handle.createQuery("SELECT nextval('resource_arrival')")
                .mapTo(Long.class)
                .one();
        try {
            int written = 0;
            for (int together : ROWS) {
                written = insert(rows, written, together, arrival);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The resources cannot be stored: " + e.getMessage(), e);
        }
        index(rows, arrival);
    }

    /** Removes a resource, with what it is found by. */
    void remove(String type, String id) {
        handle.execute("DELETE FROM resource WHERE data_set = ? AND id = ? AND type = ?", dataSet, id, type);
    }

    /** Inserts as many as there are full statements of, and tells how many are inserted. */
    private int insert(List<ResourceRow> rows, int from, int together, long arrival) throws SQLException {
        int to = rows.size() - (rows.size() - from) % together;
        if (to == from) {
            return from;
        }
        String sql = INSERT + String.join(", ", Collections.nCopies(together, ROW));
        try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
            int column = 0;
            for (int i = from; i < to; i++) {
                column = bind(statement, column, rows.get(i), arrival + i);
                if ((i - from + 1) % together == 0) {
                    statement.addBatch();
                    column = 0;
                }
            }
            statement.executeBatch();
        }
        return to;
    }

    private int bind(PreparedStatement statement, int before, ResourceRow row, long arrival) throws SQLException {
        int column = before;
        StoredResource stored = row.stored();
        TimeRange span = row.span();
        IndexTerm identifier = row.identifier();
        statement.setLong(++column, arrival);
        statement.setLong(++column, dataSet);
        statement.setString(++column, stored.type());
        statement.setString(++column, stored.id());
        statement.setInt(++column, stored.version());
        statement.setLong(++column, kinds.id(row.kind()));
        statement.setLong(++column, stored.updated().toEpochMilli());
        statement.setObject(++column, span == null ? null : span.from(), java.sql.Types.BIGINT);
        statement.setObject(++column, span == null ? null : span.to(), java.sql.Types.BIGINT);
        statement.setObject(++column, row.fingerprint());
        statement.setString(++column, identifier == null ? null : identifier.system());
        statement.setString(++column, identifier == null ? null : identifier.code());
        statement.setString(++column, stored.body());
        return column;
    }

    private void index(List<ResourceRow> rows, long arrival) {
        PreparedBatch batch = handle.prepareBatch("INSERT INTO term (resource, place, data_set, type, parameter,"
                + " system, code) VALUES (?, ?, ?, ?, ?, ?, ?)");
        for (int i = 0; i < rows.size(); i++) {
            ResourceRow row = rows.get(i);
            int place = 0;
            for (IndexTerm term : row.others()) {
                batch.add(
                        arrival + i,
                        place++,
                        dataSet,
                        row.stored().type(),
                        term.parameter(),
                        term.system(),
                        term.code());
            }
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }
}
