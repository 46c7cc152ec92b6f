package org.cgmkit.ehr.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads rows of resources of one data set, with what they are found by. */
final class ResourceRows {
    /** What a row is read from. No statement joins it with others: a database may begin with the wrong one. */
    static final String SELECT = "SELECT r.arrival, r.type, r.id, r.version, r.kind, r.updated, r.time_from, r.time_to,"
            + " r.identifier_system, r.identifier, r.body FROM resource r";

    static final String BY_ARRIVAL = SELECT + " WHERE r.arrival = ANY(:arrivals) ORDER BY r.arrival";

    private final Handle handle;
    private final Kinds kinds;

    ResourceRows(Handle handle, Kinds kinds) {
        this.handle = handle;
        this.kinds = kinds;
    }

    /** Those of which the numbers are, in the order of their arrival. */
    List<Found> byArrival(Collection<Long> arrivals) {
        return arrivals.isEmpty()
                ? List.of()
                : handle.createQuery(BY_ARRIVAL)
                        .bindArray("arrivals", Long.class, arrivals)
                        .map((row, context) -> found(row))
                        .list();
    }

    /** The resource in a row of {@link #SELECT}. */
    Found found(ResultSet row) throws SQLException {
        Kind kind = kinds.get(row.getLong("kind"));
        StoredResource stored = new StoredResource(
                row.getString("type"),
                row.getString("id"),
                row.getInt("version"),
                kind.patient(),
                Instant.ofEpochMilli(row.getLong("updated")),
                kind.submitted(),
                row.getString("body"));
        long from = row.getLong("time_from");
        boolean timeless = row.wasNull();
        TimeRange span = timeless ? null : new TimeRange(from, row.getLong("time_to"));
        String identifier = row.getString("identifier");
        return new Found(
                stored,
                row.getLong("arrival"),
                kind,
                identifier == null ? null : new IndexTerm("identifier", row.getString("identifier_system"), identifier),
                span);
    }

    /** A resource with what it is found by, as long as the handle is open. */
    final class Found implements SearchableResource {
        private final StoredResource stored;
        private final long arrival;
        private final Kind kind;
        private final @Nullable IndexTerm identifier;
        private final @Nullable TimeRange span;

        Found(
                StoredResource stored,
                long arrival,
                Kind kind,
                @Nullable IndexTerm identifier,
                @Nullable TimeRange span) {
            this.stored = stored;
            this.arrival = arrival;
            this.kind = kind;
            this.identifier = identifier;
            this.span = span;
        }

        StoredResource stored() {
            return stored;
        }

        long arrival() {
            return arrival;
        }

        @Override
        public String id() {
            return stored.id();
        }

        @Override
        public @Nullable String patient() {
            return stored.patient();
        }

        @Override
        public boolean submitted() {
            return stored.submitted();
        }

        @Override
        public Instant updated() {
            return stored.updated();
        }

        @Override
        public List<IndexTerm> terms() {
            List<IndexTerm> terms = new ArrayList<>(kind.terms());
            if (identifier != null) {
                terms.add(identifier);
            }
            terms.addAll(handle.createQuery("SELECT parameter, system, code FROM term WHERE resource = :resource")
                    .bind("resource", arrival)
                    .map((row, context) ->
                            new IndexTerm(row.getString("parameter"), row.getString("system"), row.getString("code")))
                    .list());
            return terms;
        }

        @Override
        public Optional<TimeRange> span() {
            return Optional.ofNullable(span);
        }
    }
}
