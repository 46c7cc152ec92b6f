package org.cgmkit.ehr.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Finds the resources of one sandbox that have an identifier, in a time that does not grow with how many others there
 * are. A single statement would be shorter, but takes the index only by chance: H2 goes through all resources of the type
 * for {@code id IN (SELECT …)}, and decides about the order of a join when it sees the statement first, which is when the
 * tables are empty. Each statement here leaves it no choice.
 */
final class IdentifierLookup {
    /** More resources than that are found faster by going through all. */
    private static final int FEW = 100;

    static final String IDS = "SELECT t.id FROM term t WHERE t.sandbox = :sandbox AND t.type = :type AND"
            + " t.parameter = 'identifier' AND t.code = :code";

    /** A row for each term, which there need not be any of. */
    static final String WITH_TERMS = "SELECT r.type, r.id, r.version, r.patient, r.updated, r.submitted, r.body,"
            + " r.arrival, r.time_from, r.time_to, t.parameter, t.system, t.code FROM resource r LEFT JOIN term t ON"
            + " t.sandbox = r.sandbox AND t.type = r.type AND t.id = r.id WHERE r.sandbox = :sandbox AND r.type = :type"
            + " AND r.id = :id";

    private final Handle handle;
    private final String sandbox;
    private final String type;

    IdentifierLookup(Handle handle, String sandbox, String type) {
        this.handle = handle;
        this.sandbox = sandbox;
        this.type = type;
    }

    /**
     * The resources that meet all criteria, in the order of their arrival; or nothing where the criteria ask for no
     * identifier, or for one that many resources have.
     */
    Optional<List<StoredResource>> search(List<SearchCriterion> criteria) {
        return criteria.stream()
                .flatMap(c -> identifiers(c).stream())
                .findFirst()
                .flatMap(this::ids)
                .map(ids -> ids.stream()
                        .flatMap(id -> read(id).stream())
                        .filter(found -> criteria.stream().allMatch(c -> c.matches(found)))
                        .sorted(Comparator.comparingLong(Found::arrival))
                        .map(Found::stored)
                        .toList());
    }

    /** The identifiers one of which a criterion asks for, or nothing where it asks for something else or by system only. */
    private static Optional<List<SearchCriterion.Token>> identifiers(SearchCriterion criterion) {
        return criterion instanceof SearchCriterion.WithToken asked
                        && asked.parameter().equals("identifier")
                        && !asked.tokens().isEmpty()
                        && asked.tokens().stream().allMatch(t -> t.code() != null)
                ? Optional.of(asked.tokens())
                : Optional.empty();
    }

    private Optional<Set<String>> ids(List<SearchCriterion.Token> identifiers) {
        Set<String> ids = new LinkedHashSet<>();
        for (SearchCriterion.Token identifier : identifiers) {
            ids.addAll(ids(identifier));
            if (ids.size() > FEW) {
                return Optional.empty();
            }
        }
        return Optional.of(ids);
    }

    private List<String> ids(SearchCriterion.Token identifier) {
        String system = identifier.system();
        var query = handle.createQuery(IDS + (system == null ? "" : " AND t.system = :system") + " LIMIT " + (FEW + 1))
                .bind("sandbox", sandbox)
                .bind("type", type)
                .bind("code", IndexTerm.fitting(String.valueOf(identifier.code())));
        return (system == null ? query : query.bind("system", IndexTerm.fitting(system)))
                .mapTo(String.class)
                .list();
    }

    private Optional<Found> read(String id) {
        return handle.createQuery(WITH_TERMS)
                .bind("sandbox", sandbox)
                .bind("type", type)
                .bind("id", id)
                .scanResultSet((rows, context) -> {
                    try (ResultSet row = rows.get()) {
                        return row.next() ? Optional.of(found(row)) : Optional.empty();
                    }
                });
    }

    private static Found found(ResultSet row) throws SQLException {
        StoredResource stored = ResourceStore.stored(row);
        long arrival = row.getLong("arrival");
        Long from = row.getObject("time_from", Long.class);
        Long to = row.getObject("time_to", Long.class);
        List<IndexTerm> terms = new ArrayList<>();
        do {
            if (row.getString("parameter") != null) {
                terms.add(new IndexTerm(row.getString("parameter"), row.getString("system"), row.getString("code")));
            }
        } while (row.next());
        return new Found(
                stored,
                arrival,
                terms,
                from == null || to == null ? Optional.empty() : Optional.of(new TimeRange(from, to)));
    }

    /** A resource with what it was found by. */
    private record Found(StoredResource stored, long arrival, List<IndexTerm> terms, Optional<TimeRange> span)
            implements SearchableResource {
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
    }
}
