package org.cgmkit.ehr.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The resources of one sandbox. */
public final class ResourceStore {
    /** So many are read in one go. */
    private static final int READ_AT_ONCE = 500;

    private final Jdbi jdbi;
    private final long dataSet;
    private final Kinds kinds;
    private final StoreLock turns = new StoreLock();

    ResourceStore(Jdbi jdbi, long dataSet, Kinds kinds) {
        this.jdbi = jdbi;
        this.dataSet = dataSet;
        this.kinds = kinds;
    }

    /** What they belong to, for those who keep more than resources there. */
    public DataSet dataSet() {
        return new DataSet(jdbi, dataSet);
    }

    /** The newest version of a resource, or nothing. */
    public Optional<StoredResource> read(String type, String id) {
        return search(type, List.of(new SearchCriterion.WithId(Set.of(id)))).stream()
                .findFirst();
    }

    /** All resources of a type that meet the criteria, in the order of their arrival. */
    public List<StoredResource> search(String type, List<SearchCriterion> criteria) {
        return page(type, criteria, 0, Integer.MAX_VALUE);
    }

    /** How many resources of a type meet the criteria. */
    public int count(String type, List<SearchCriterion> criteria) {
        return jdbi.withHandle(h -> new CandidateLookup(h, dataSet, kinds, type)
                .search(criteria)
                .map(List::size)
                .orElseGet(() -> count(h, query(type, criteria))));
    }

    private static int count(Handle handle, SearchQuery query) {
        return query.isVain()
                ? 0
                : query.bind(handle.createQuery("SELECT COUNT(*) FROM resource r WHERE " + query.sql()))
                        .mapTo(Integer.class)
                        .one();
    }

    /** Some of the resources of a type that meet the criteria, in the order of their arrival. */
    public List<StoredResource> page(String type, List<SearchCriterion> criteria, int offset, int limit) {
        return jdbi.withHandle(h -> new CandidateLookup(h, dataSet, kinds, type)
                .search(criteria)
                .map(found -> found.stream().skip(offset).limit(limit).toList())
                .orElseGet(() -> page(h, query(type, criteria), offset, limit)));
    }

    /** First the numbers, which indexes have, and then the rows of those that are on the page. */
    private List<StoredResource> page(Handle handle, SearchQuery query, int offset, int limit) {
        if (query.isVain()) {
            return List.of();
        }
        List<Long> arrivals = query.bind(handle.createQuery("SELECT r.arrival FROM resource r WHERE " + query.sql()
                        + " ORDER BY r.arrival LIMIT :limit OFFSET :offset"))
                .bind("limit", limit)
                .bind("offset", offset)
                .mapTo(Long.class)
                .list();
        ResourceRows rows = new ResourceRows(handle, kinds);
        List<StoredResource> found = new ArrayList<>(arrivals.size());
        for (int i = 0; i < arrivals.size(); i += READ_AT_ONCE) {
            rows.byArrival(arrivals.subList(i, Math.min(i + READ_AT_ONCE, arrivals.size())))
                    .forEach(row -> found.add(row.stored()));
        }
        return found;
    }

    private SearchQuery query(String type, List<SearchCriterion> criteria) {
        return SearchQuery.of(criteria, dataSet, type, kinds.of(type));
    }

    /**
     * The resource with that fingerprint that came first, or nothing.
     *
     * @param span the time that it is of
     */
    public Optional<StoredResource> withFingerprint(String type, String fingerprint, Optional<TimeRange> span) {
        UUID key = ResourceRow.fingerprint(fingerprint);
        Collection<Long> all = kinds.of(type).keySet();
        if (key == null || all.isEmpty()) {
            return Optional.empty();
        }
        String time = span.isPresent() ? "r.time_from = :from AND r.time_to = :to" : "r.time_from IS NULL";
        return jdbi.withHandle(h -> {
            var query = h.createQuery(ResourceRows.SELECT + " WHERE r.kind = ANY(:kinds) AND " + time
                            + " AND r.fingerprint = :fingerprint ORDER BY r.arrival LIMIT 1")
                    .bindArray("kinds", Long.class, all)
                    .bind("fingerprint", key);
            span.ifPresent(s -> query.bind("from", s.from()).bind("to", s.to()));
            ResourceRows rows = new ResourceRows(h, kinds);
            return query.map((row, context) -> rows.found(row).stored()).findFirst();
        });
    }

    /** How many resources there are of each type. */
    public Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        jdbi.useHandle(h -> h.createQuery("SELECT type, COUNT(*) AS n FROM resource WHERE data_set = :dataSet"
                        + " GROUP BY type ORDER BY type")
                .bind("dataSet", dataSet)
                .map((rs, ctx) -> Map.entry(rs.getString("type"), rs.getInt("n")))
                .forEach(e -> counts.put(e.getKey(), e.getValue())));
        return counts;
    }

    /** Stores all of these, or none; a version takes the place of the one before it. */
    public List<StoredResource> put(Collection<ResourceDraft> drafts, Instant now) {
        List<StoredResource> stored = new ArrayList<>();
        put(drafts.iterator(), now, stored::addAll);
        return stored;
    }

    /**
     * Stores all of these, or none, without ever holding more than a few of them.
     *
     * @param drafts what is stored; each is asked for when it is its turn, by one thread after another
     */
    public void put(Iterator<ResourceDraft> drafts, Instant now) {
        put(drafts, now, stored -> {});
    }

    /** Shows what it stored, a few at a time. */
    void put(Iterator<ResourceDraft> drafts, Instant now, Consumer<List<StoredResource>> stored) {
        // Milliseconds, because that is what the database keeps.
        RowsAhead ahead = new RowsAhead(drafts, Instant.ofEpochMilli(now.toEpochMilli()));
        jdbi.useTransaction(h -> {
            ResourceWriter writer = new ResourceWriter(h, dataSet, kinds);
            ahead.forEach(rows -> {
                writer.write(rows);
                stored.accept(rows.stream().map(ResourceRow::stored).toList());
            });
        });
    }

    /** Whose turn it is to change what is stored. */
    public StoreLock turns() {
        return turns;
    }

    /** Removes a resource. */
    public void delete(String type, String id) {
        jdbi.useTransaction(h -> new ResourceWriter(h, dataSet, kinds).remove(type, id));
    }
}
