package org.cgmkit.ehr.store;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** What sandboxes hold, by numbers that take less room in rows and indexes than names. */
final class DataSets {
    private DataSets() {}

    /** The number of the data set of that name, which there is afterwards. */
    static long of(Jdbi jdbi, String name) {
        Optional<Long> known = jdbi.withHandle(h -> find(h, name));
        if (known.isPresent()) {
            return known.get();
        }
        try {
            jdbi.useHandle(h -> h.execute("INSERT INTO data_set (name) VALUES (?)", name));
        } catch (UnableToExecuteStatementException e) {
            // Somebody else was faster, or it fails again below.
            return jdbi.withHandle(h -> find(h, name)).orElseThrow(() -> e);
        }
        return jdbi.withHandle(h -> find(h, name)).orElseThrow();
    }

    /** Forgets a data set with all that it holds. */
    static void delete(Handle handle, String name) {
        find(handle, name).ifPresent(id -> {
            handle.execute("DELETE FROM resource WHERE data_set = ?", id);
            handle.execute("DELETE FROM data_set WHERE id = ?", id);
        });
    }

    private static Optional<Long> find(Handle handle, String name) {
        return handle.createQuery("SELECT id FROM data_set WHERE name = :name")
                .bind("name", name)
                .mapTo(Long.class)
                .findOne();
    }
}
