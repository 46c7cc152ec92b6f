package org.cgmkit.console.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The events. Their codes are kept as hashes. */
public final class Events {
    private final Jdbi jdbi;
    private final Clock clock;

    Events(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Makes an event to which that code is the way in. */
    public Event create(String name, ZoneId zone, String code) {
        Event event = new Event(Secret.id(), name, zone);
        jdbi.useHandle(h -> h.execute(
                "INSERT INTO event (id, name, zone, code_hash, created) VALUES (?, ?, ?, ?, ?)",
                event.id(),
                name,
                zone.getId(),
                hash(code),
                clock.millis()));
        return event;
    }

    /** Lets another code be the way in, and the earlier one no longer. */
    public void changeCode(Event event, String code) {
        jdbi.useHandle(h -> h.execute("UPDATE event SET code_hash = ? WHERE id = ?", hash(code), event.id()));
    }

    /** All events, the oldest first. */
    public List<Event> all() {
        return jdbi.withHandle(h -> h.createQuery("SELECT id, name, zone FROM event ORDER BY created")
                .map((row, context) -> event(row))
                .list());
    }

    /** The event to which that code is the way in, or empty. Case, spaces and hyphens do not matter. */
    public Optional<Event> withCode(String code) {
        return jdbi.withHandle(h -> h.createQuery("SELECT id, name, zone FROM event WHERE code_hash = :hash")
                .bind("hash", hash(code))
                .map((row, context) -> event(row))
                .findOne());
    }

    /** The event of a team, or empty where it is another's. */
    public Optional<Event> of(String team, String event) {
        return jdbi.withHandle(
                h -> h.createQuery("SELECT e.id, e.name, e.zone FROM event e JOIN team t ON t.event = e.id"
                                + " WHERE t.id = :team AND e.id = :event")
                        .bind("team", team)
                        .bind("event", event)
                        .map((row, context) -> event(row))
                        .findOne());
    }

    private static String hash(String code) {
        return Secret.hash(code.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", ""));
    }

    private static Event event(ResultSet row) throws SQLException {
        return new Event(row.getString("id"), row.getString("name"), ZoneId.of(row.getString("zone")));
    }
}
