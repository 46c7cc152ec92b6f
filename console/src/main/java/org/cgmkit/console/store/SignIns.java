package org.cgmkit.console.store;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Who is signed in, for twelve hours. */
public final class SignIns {
    /** How long somebody stays signed in. */
    public static final Duration LIFE = Duration.ofHours(12);

    private final Jdbi jdbi;
    private final Clock clock;

    SignIns(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Signs somebody in. Those who have been signed in for too long go at the same time. */
    public SignIn begin(Team team, Member member) {
        SignIn signIn = new SignIn(Secret.key(), team, member);
        jdbi.useTransaction(h -> {
            h.execute("DELETE FROM sign_in WHERE until < ?", clock.millis());
            h.execute(
                    "INSERT INTO sign_in (hash, team, member, until) VALUES (?, ?, ?, ?)",
                    Secret.hash(signIn.token()),
                    team.id(),
                    member.id(),
                    clock.millis() + LIFE.toMillis());
        });
        return signIn;
    }

    /** Who has that token, or empty. */
    public Optional<SignIn> find(String token) {
        return jdbi.withHandle(h -> h.createQuery("SELECT t.id AS team, t.event, t.name AS team_name, m.id AS member,"
                        + " m.name AS member_name FROM sign_in s JOIN member m ON m.id = s.member AND m.team = s.team"
                        + " JOIN team t ON t.id = s.team WHERE s.hash = :hash AND s.until >= :now")
                .bind("hash", Secret.hash(token))
                .bind("now", clock.millis())
                .map((row, context) -> new SignIn(
                        token,
                        new Team(row.getString("team"), row.getString("event"), row.getString("team_name")),
                        new Member(row.getString("member"), row.getString("team"), row.getString("member_name"))))
                .findOne());
    }

    /** Signs out. */
    public void end(SignIn signIn) {
        jdbi.useHandle(h -> h.execute(
                "DELETE FROM sign_in WHERE team = ? AND hash = ?", signIn.team().id(), Secret.hash(signIn.token())));
    }
}
