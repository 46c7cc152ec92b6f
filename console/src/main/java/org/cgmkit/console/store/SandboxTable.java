package org.cgmkit.console.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Which sandboxes there are, and whose they are. */
public final class SandboxTable {
    private static final String COLUMNS = "SELECT id, team, simulator, name, settings FROM sandbox ";

    private final Jdbi jdbi;
    private final Clock clock;

    SandboxTable(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Keeps a new sandbox. */
    public void add(SandboxRow sandbox) {
        jdbi.useHandle(h -> h.execute(
                "INSERT INTO sandbox (id, team, simulator, name, settings, created) VALUES (?, ?, ?, ?, ?, ?)",
                sandbox.id(),
                sandbox.team(),
                sandbox.simulator(),
                sandbox.name(),
                sandbox.settings(),
                clock.millis()));
    }

    /** Keeps another name and another setup of a sandbox. */
    public void change(SandboxRow sandbox) {
        jdbi.useHandle(h -> h.execute(
                "UPDATE sandbox SET name = ?, settings = ? WHERE team = ? AND id = ?",
                sandbox.name(),
                sandbox.settings(),
                sandbox.team(),
                sandbox.id()));
    }

    /** The sandboxes of a team, in the order in which they were made. */
    public List<SandboxRow> of(Team team) {
        return jdbi.withHandle(h -> h.createQuery(COLUMNS + "WHERE team = :team ORDER BY created, id")
                .bind("team", team.id())
                .map((row, context) -> sandbox(row))
                .list());
    }

    /** The sandbox of a team with that id, or empty: also where it is another team's. */
    public Optional<SandboxRow> find(Team team, String id) {
        return jdbi.withHandle(h -> h.createQuery(COLUMNS + "WHERE team = :team AND id = :id")
                .bind("team", team.id())
                .bind("id", id)
                .map((row, context) -> sandbox(row))
                .findOne());
    }

    /** All sandboxes, for the host that serves them. */
    public List<SandboxRow> all() {
        return jdbi.withHandle(
                h -> h.createQuery(COLUMNS).map((row, context) -> sandbox(row)).list());
    }

    /** Removes a sandbox with its traffic. */
    public void delete(SandboxRow sandbox) {
        jdbi.useTransaction(h -> {
            ExchangeTable.deleteAll(h, sandbox);
            h.execute("DELETE FROM sandbox WHERE team = ? AND id = ?", sandbox.team(), sandbox.id());
        });
    }

    private static SandboxRow sandbox(ResultSet row) throws SQLException {
        return new SandboxRow(
                row.getString("id"),
                row.getString("team"),
                row.getString("simulator"),
                row.getString("name"),
                row.getString("settings"));
    }
}
