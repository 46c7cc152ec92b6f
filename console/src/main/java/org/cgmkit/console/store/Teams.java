package org.cgmkit.console.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The teams, their members and their keys, which are kept as hashes. */
public final class Teams {
    private static final int PREFIX = 4;

    private final Jdbi jdbi;
    private final Clock clock;

    Teams(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Makes a team of an event. */
    public Team create(Event event, String name) {
        Team team = new Team(Secret.id(), event.id(), name);
        jdbi.useHandle(h -> h.execute(
                "INSERT INTO team (id, event, name, created) VALUES (?, ?, ?, ?)",
                team.id(),
                team.event(),
                name,
                clock.millis()));
        return team;
    }

    /** The teams of an event, by their names. */
    public List<Team> of(Event event) {
        return jdbi.withHandle(
                h -> h.createQuery("SELECT id, event, name FROM team WHERE event = :event ORDER BY name, id")
                        .bind("event", event.id())
                        .map((row, context) -> team(row))
                        .list());
    }

    /** The team with that id, or empty. */
    public Optional<Team> find(String team) {
        return jdbi.withHandle(h -> h.createQuery("SELECT id, event, name FROM team WHERE id = :team")
                .bind("team", team)
                .map((row, context) -> team(row))
                .findOne());
    }

    /** Adds somebody to a team. */
    public Member join(Team team, String name) {
        Member member = new Member(Secret.id(), team.id(), name);
        jdbi.useHandle(h -> h.execute(
                "INSERT INTO member (id, team, name, created) VALUES (?, ?, ?, ?)",
                member.id(),
                member.team(),
                name,
                clock.millis()));
        return member;
    }

    /** The members of a team, in the order in which they came. */
    public List<Member> members(Team team) {
        return jdbi.withHandle(h -> h.createQuery(
                        "SELECT id, team, name FROM member WHERE team = :team ORDER BY created, id")
                .bind("team", team.id())
                .map((row, context) -> new Member(row.getString("id"), row.getString("team"), row.getString("name")))
                .list());
    }

    /** Makes a key of a team, and answers it: the only time that it can be read. */
    public String newKey(Team team, Credential.Kind kind) {
        String key = Secret.key();
        jdbi.useHandle(h -> h.execute(
                "INSERT INTO credential (id, team, kind, prefix, hash, created) VALUES (?, ?, ?, ?, ?, ?)",
                Secret.id(),
                team.id(),
                kind.name(),
                key.substring(0, PREFIX),
                Secret.hash(key),
                clock.millis()));
        return key;
    }

    /** What is known of the keys of a team, the newest first. */
    public List<Credential> keys(Team team) {
        return jdbi.withHandle(h -> h.createQuery("SELECT id, kind, prefix, created, used FROM credential"
                        + " WHERE team = :team ORDER BY created DESC, id")
                .bind("team", team.id())
                .map((row, context) -> credential(row))
                .list());
    }

    /** Ends a key of a team; one of another team stays as it is. Answers whether there was one. */
    public boolean endKey(Team team, String id) {
        return jdbi.withHandle(h -> h.execute("DELETE FROM credential WHERE team = ? AND id = ?", team.id(), id)) > 0;
    }

    /** The team of a key of that kind, or empty. */
    public Optional<Team> withKey(Credential.Kind kind, String key) {
        String hash = Secret.hash(key.strip());
        Optional<Team> team = jdbi.withHandle(h -> h.createQuery("SELECT t.id, t.event, t.name FROM team t"
                        + " JOIN credential c ON c.team = t.id WHERE c.kind = :kind AND c.hash = :hash")
                .bind("kind", kind.name())
                .bind("hash", hash)
                .map((row, context) -> team(row))
                .findOne());
        team.ifPresent(found -> jdbi.useHandle(h -> h.execute(
                "UPDATE credential SET used = ? WHERE team = ? AND hash = ?", clock.millis(), found.id(), hash)));
        return team;
    }

    private static Credential credential(ResultSet row) throws SQLException {
        long used = row.getLong("used");
        boolean never = row.wasNull();
        return new Credential(
                row.getString("id"),
                Credential.Kind.valueOf(row.getString("kind")),
                row.getString("prefix"),
                Instant.ofEpochMilli(row.getLong("created")),
                never ? null : Instant.ofEpochMilli(used));
    }

    private static Team team(ResultSet row) throws SQLException {
        return new Team(row.getString("id"), row.getString("event"), row.getString("name"));
    }
}
