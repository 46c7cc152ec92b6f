package org.cgmkit.ehr.store;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** Which sandboxes there are, so that a simulator with a database file finds them again. */
public final class SandboxStore {
    private final Jdbi jdbi;

    SandboxStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Keeps the settings of a sandbox, in place of earlier ones. */
    public void put(String id, String settings) {
        jdbi.useTransaction(h -> {
            h.execute("DELETE FROM sandbox WHERE id = ?", id);
            h.execute("INSERT INTO sandbox (id, settings) VALUES (?, ?)", id, settings);
        });
    }

    /** The settings of each sandbox by its id. */
    public Map<String, String> all() {
        Map<String, String> found = new LinkedHashMap<>();
        jdbi.useHandle(h -> h.createQuery("SELECT id, settings FROM sandbox ORDER BY id")
                .map((rs, ctx) -> Map.entry(rs.getString("id"), rs.getString("settings")))
                .forEach(e -> found.put(e.getKey(), e.getValue())));
        return found;
    }

    /** Forgets a sandbox with all that it holds. */
    public void delete(String id) {
        jdbi.useTransaction(h -> {
            DataSets.delete(h, id);
            h.execute("DELETE FROM sandbox WHERE id = ?", id);
        });
    }
}
