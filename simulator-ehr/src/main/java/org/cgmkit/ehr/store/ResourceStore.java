package org.cgmkit.ehr.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The resources of one sandbox. */
public final class ResourceStore {
    /** So many are written in one go. */
    private static final int AT_ONCE = 500;

    /** Fewer where they are longer than that together, in characters, as reports are. */
    private static final int LENGTH_AT_ONCE = 1 << 22;

    private static final String COLUMNS = "r.type, r.id, r.version, r.patient, r.updated, r.submitted, r.body";

    private final Jdbi jdbi;
    private final String sandbox;
    private final AtomicLong arrivals;
    private final StoreLock turns = new StoreLock();

    ResourceStore(Jdbi jdbi, String sandbox, AtomicLong arrivals) {
        this.jdbi = jdbi;
        this.sandbox = sandbox;
        this.arrivals = arrivals;
    }

    /** The newest version of a resource, or nothing. */
    public Optional<StoredResource> read(String type, String id) {
        return search(type, List.of(new SearchCriterion.WithId(java.util.Set.of(id)))).stream()
                .findFirst();
    }

    /** All resources of a type that meet the criteria, in the order of their arrival. */
    public List<StoredResource> search(String type, List<SearchCriterion> criteria) {
        return page(type, criteria, 0, Integer.MAX_VALUE);
    }

    /** How many resources of a type meet the criteria. */
    public int count(String type, List<SearchCriterion> criteria) {
        return jdbi.withHandle(h -> new IdentifierLookup(h, sandbox, type)
                .search(criteria)
                .map(List::size)
                .orElseGet(() -> count(h, type, SearchQuery.of(criteria))));
    }

    private int count(Handle handle, String type, SearchQuery query) {
        return handle.createQuery(
                        "SELECT COUNT(*) FROM resource r WHERE r.sandbox = :sandbox AND r.type = :type" + query.sql())
                .bind("sandbox", sandbox)
                .bind("type", type)
                .bindMap(query.values())
                .mapTo(Integer.class)
                .one();
    }

    /** Some of the resources of a type that meet the criteria, in the order of their arrival. */
    public List<StoredResource> page(String type, List<SearchCriterion> criteria, int offset, int limit) {
        return jdbi.withHandle(h -> new IdentifierLookup(h, sandbox, type)
                .search(criteria)
                .map(found -> found.stream().skip(offset).limit(limit).toList())
                .orElseGet(() -> page(h, type, SearchQuery.of(criteria), offset, limit)));
    }

    private List<StoredResource> page(Handle handle, String type, SearchQuery query, int offset, int limit) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM resource r WHERE r.sandbox = :sandbox AND r.type = :type"
                        + query.sql() + " ORDER BY r.arrival LIMIT :limit OFFSET :offset")
                .bind("sandbox", sandbox)
                .bind("type", type)
                .bind("limit", limit)
                .bind("offset", offset)
                .bindMap(query.values())
                .map((row, context) -> stored(row))
                .list();
    }

    /** The resource in a row with {@link #COLUMNS}. */
    static StoredResource stored(ResultSet row) throws SQLException {
        return new StoredResource(
                row.getString("type"),
                row.getString("id"),
                row.getInt("version"),
                row.getString("patient"),
                Instant.ofEpochMilli(row.getLong("updated")),
                row.getBoolean("submitted"),
                row.getString("body"));
    }

    /** The resource with that fingerprint that came first, or nothing. */
    public Optional<StoredResource> withFingerprint(String type, String fingerprint) {
        return jdbi.withHandle(h -> h.createQuery("SELECT " + COLUMNS
                        + " FROM resource r WHERE r.sandbox = :sandbox AND r.fingerprint = :fingerprint"
                        + " AND r.type = :type ORDER BY r.arrival")
                .bind("sandbox", sandbox)
                .bind("fingerprint", fingerprint)
                .bind("type", type)
                .map((row, context) -> stored(row))
                .findFirst());
    }

    /** How many resources there are of each type. */
    public Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        jdbi.useHandle(h -> h.createQuery(
                        "SELECT type, COUNT(*) AS n FROM resource WHERE sandbox = :sandbox GROUP BY type ORDER BY type")
                .bind("sandbox", sandbox)
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
     * @param drafts what is stored; each is asked for when it is its turn
     */
    public void put(Iterator<ResourceDraft> drafts, Instant now) {
        put(drafts, now, stored -> {});
    }

    /** Shows what it stored, a few at a time. */
    void put(Iterator<ResourceDraft> drafts, Instant now, Consumer<List<StoredResource>> stored) {
        // Milliseconds, because that is what the database keeps.
        Instant moment = Instant.ofEpochMilli(now.toEpochMilli());
        jdbi.useTransaction(h -> {
            List<ResourceDraft> some = new ArrayList<>();
            List<StoredResource> rows = new ArrayList<>();
            int length = 0;
            while (drafts.hasNext()) {
                ResourceDraft draft = drafts.next();
                StoredResource row = draft.stored(moment);
                some.add(draft);
                rows.add(row);
                length += row.body().length();
                if (some.size() == AT_ONCE || length > LENGTH_AT_ONCE || !drafts.hasNext()) {
                    put(h, some, rows);
                    stored.accept(List.copyOf(rows));
                    some.clear();
                    rows.clear();
                    length = 0;
                }
            }
        });
    }

    private void put(Handle handle, List<ResourceDraft> drafts, List<StoredResource> stored) {
        for (ResourceDraft draft : drafts) {
            if (draft.version() > 1) {
                remove(handle, draft.type(), draft.id());
            }
        }
        insert(handle, drafts, stored);
        index(handle, drafts);
    }

    /** Whose turn it is to change what is stored. */
    public StoreLock turns() {
        return turns;
    }

    /** Removes a resource. */
    public void delete(String type, String id) {
        jdbi.useTransaction(h -> remove(h, type, id));
    }

    private void remove(Handle handle, String type, String id) {
        handle.execute("DELETE FROM term WHERE sandbox = ? AND type = ? AND id = ?", sandbox, type, id);
        handle.execute("DELETE FROM resource WHERE sandbox = ? AND type = ? AND id = ?", sandbox, type, id);
    }

    private void insert(Handle handle, Collection<ResourceDraft> drafts, List<StoredResource> stored) {
        if (drafts.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("INSERT INTO resource (sandbox, type, id, version, patient, arrival,"
                + " updated, time_from, time_to, submitted, fingerprint, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                + " ?)");
        int i = 0;
        for (ResourceDraft draft : drafts) {
            StoredResource row = stored.get(i++);
            Optional<TimeRange> span = TimeRange.of(draft.indexed());
            batch.add(
                    sandbox,
                    row.type(),
                    row.id(),
                    row.version(),
                    row.patient(),
                    arrivals.incrementAndGet(),
                    row.updated().toEpochMilli(),
                    span.map(TimeRange::from).orElse(null),
                    span.map(TimeRange::to).orElse(null),
                    row.submitted(),
                    draft.fingerprint(),
                    row.body());
        }
        batch.execute();
    }

    private void index(Handle handle, Collection<ResourceDraft> drafts) {
        PreparedBatch batch = handle.prepareBatch(
                "INSERT INTO term (sandbox, type, id, parameter, system, code) VALUES (?, ?, ?, ?, ?, ?)");
        for (ResourceDraft draft : drafts) {
            for (IndexTerm term : IndexTerm.of(draft.indexed())) {
                batch.add(sandbox, draft.type(), draft.id(), term.parameter(), term.system(), term.code());
            }
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }
}
