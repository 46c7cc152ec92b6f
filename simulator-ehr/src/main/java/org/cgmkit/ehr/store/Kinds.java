package org.cgmkit.ehr.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * The kinds of the resources of one data set. A kind never changes and goes with its data set only, so that those seen
 * once are remembered. New ones are written at once, apart from the resources: others may need them before those are
 * there.
 */
final class Kinds {
    /** So many are remembered; there are more only where each resource is of a kind of its own. */
    private static final int REMEMBERED = 10_000;

    private final Jdbi jdbi;
    private final long dataSet;
    private final Map<Kind, Long> ids = new ConcurrentHashMap<>();
    private final Map<Long, Kind> kinds = new ConcurrentHashMap<>();

    Kinds(Jdbi jdbi, long dataSet) {
        this.jdbi = jdbi;
        this.dataSet = dataSet;
    }

    /** The number of a kind, which there is afterwards. */
    long id(Kind kind) {
        Long known = ids.get(kind);
        return known == null ? remembered(kind, findOrMake(kind)) : known;
    }

    /** The kind of that number. */
    Kind get(long id) {
        Kind known = kinds.get(id);
        if (known != null) {
            return known;
        }
        Kind found = jdbi.withHandle(h -> read(h, List.of(id))).get(id);
        if (found == null) {
            throw new IllegalStateException("Expected kind " + id + ", but it is gone, with its data set.");
        }
        remembered(found, id);
        return found;
    }

    /** All kinds of one type, by their numbers. */
    Map<Long, Kind> of(String type) {
        return jdbi.withHandle(h -> {
            List<Long> all = h.createQuery("SELECT id FROM kind WHERE data_set = :dataSet AND type = :type")
                    .bind("dataSet", dataSet)
                    .bind("type", type)
                    .mapTo(Long.class)
                    .list();
            Map<Long, Kind> found = new HashMap<>();
            List<Long> unknown = new ArrayList<>();
            for (Long id : all) {
                Kind kind = kinds.get(id);
                if (kind == null) {
                    unknown.add(id);
                } else {
                    found.put(id, kind);
                }
            }
            if (!unknown.isEmpty()) {
                Map<Long, Kind> read = read(h, unknown);
                read.forEach((id, kind) -> remembered(kind, id));
                found.putAll(read);
            }
            return found;
        });
    }

    private long remembered(Kind kind, long id) {
        if (kinds.size() >= REMEMBERED) {
            kinds.clear();
            ids.clear();
        }
        ids.put(kind, id);
        kinds.put(id, kind);
        return id;
    }

    private long findOrMake(Kind kind) {
        String digest = kind.digest();
        Optional<Long> found = jdbi.withHandle(h -> find(h, kind.type(), digest));
        if (found.isPresent()) {
            return found.get();
        }
        try {
            return jdbi.inTransaction(h -> make(h, kind, digest));
        } catch (UnableToExecuteStatementException e) {
            // Somebody else was faster.
            return jdbi.withHandle(h -> find(h, kind.type(), digest)).orElseThrow(() -> e);
        }
    }

    private Optional<Long> find(Handle handle, String type, String digest) {
        return handle.createQuery("SELECT id FROM kind WHERE data_set = :dataSet AND type = :type AND digest = :digest")
                .bind("dataSet", dataSet)
                .bind("type", type)
                .bind("digest", digest)
                .mapTo(Long.class)
                .findOne();
    }

    private long make(Handle handle, Kind kind, String digest) {
        handle.execute(
                "INSERT INTO kind (data_set, type, patient, submitted, digest) VALUES (?, ?, ?, ?, ?)",
                dataSet,
                kind.type(),
                kind.patient(),
                kind.submitted(),
                digest);
        long id = find(handle, kind.type(), digest).orElseThrow();
        PreparedBatch batch = handle.prepareBatch(
                "INSERT INTO kind_term (kind, place, parameter, system, code) VALUES (?, ?, ?, ?, ?)");
        for (int i = 0; i < kind.terms().size(); i++) {
            IndexTerm term = kind.terms().get(i);
            batch.add(id, i, term.parameter(), term.system(), term.code());
        }
        if (batch.size() > 0) {
            batch.execute();
        }
        return id;
    }

    private static Map<Long, Kind> read(Handle handle, Collection<Long> ids) {
        Map<Long, List<IndexTerm>> terms = new HashMap<>();
        handle.createQuery("SELECT kind, parameter, system, code FROM kind_term WHERE kind = ANY(:ids)"
                        + " ORDER BY kind, place")
                .bindArray("ids", Long.class, ids)
                .map((row, context) -> terms.computeIfAbsent(row.getLong("kind"), k -> new ArrayList<>())
                        .add(new IndexTerm(row.getString("parameter"), row.getString("system"), row.getString("code"))))
                .list();
        Map<Long, Kind> found = new HashMap<>();
        handle.createQuery("SELECT id, type, patient, submitted FROM kind WHERE id = ANY(:ids)")
                .bindArray("ids", Long.class, ids)
                .map((row, context) -> found.put(
                        row.getLong("id"),
                        new Kind(
                                row.getString("type"),
                                row.getString("patient"),
                                row.getBoolean("submitted"),
                                terms.getOrDefault(row.getLong("id"), List.of()))))
                .list();
        return found;
    }
}
