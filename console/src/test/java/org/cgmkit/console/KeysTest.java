package org.cgmkit.console;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.cgmkit.database.DatabaseAddress;
import org.junit.jupiter.api.Test;

/** Keys are shown once, kept as hashes, and let in whom they should. */
class KeysTest {
    private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

    @Test
    void keysAreShownOnceAndKeptAsHashesOnly() throws SQLException {
        try (RunningConsole console = new RunningConsole(DatabaseAddress.of(url))) {
            Browsing ann = console.newcomer("Gulls");
            String recovery = ann.first("<code>([a-z0-9]{32})</code>").orElseThrow();
            assertThat(ann.open(ann.path()).html(), not(containsString(recovery)));
            String team = ann.first("(/teams/[a-z0-9]+)").orElseThrow();
            ann.post(team + "/invitations");
            String link = ann.first("<code>/invitations/([a-z0-9]{32})</code>").orElseThrow();
            assertThat(ann.open(team).html(), not(containsString(link)));
            assertThat("how it begins is shown", ann.html(), containsString("<code>" + link.substring(0, 4) + "…"));

            String kept = everything();

            assertThat("the test would see the team's name", kept, containsString("Gulls"));
            for (String secret : new String[] {
                recovery,
                link,
                ann.cookie().replaceFirst("^[^=]*=", ""),
                console.code(),
                console.code().replace("-", "")
            }) {
                assertThat(kept, not(containsString(secret)));
            }
        }
    }

    @Test
    void aRecoveryKeyLetsBackInUntilItIsEnded() {
        try (RunningConsole console = new RunningConsole(DatabaseAddress.of(url))) {
            Browsing ann = console.newcomer("Gulls");
            String recovery = ann.first("<code>([a-z0-9]{32})</code>").orElseThrow();

            Browsing elsewhere = console.browsing().post("/sign-in", "key", recovery);
            assertThat(elsewhere.html(), containsString("<h1>Gulls</h1>"));

            String end =
                    elsewhere.first("(/teams/[a-z0-9]+/keys/[a-z0-9]+/end)").orElseThrow();
            elsewhere.post(end);
            assertThat(elsewhere.html(), containsString("The key is of no use any more."));
            Browsing late = console.browsing().post("/sign-in", "key", recovery);
            assertThat(late.status(), is(422));
            assertThat(late.html(), containsString("No team has that recovery key."));
        }
    }

    @Test
    void anInvitationLetsOthersJoinAfterTheNotice() {
        try (RunningConsole console = new RunningConsole(DatabaseAddress.of(url))) {
            Browsing ann = console.newcomer("Gulls");
            String team = ann.first("(/teams/[a-z0-9]+)").orElseThrow();
            ann.post(team + "/invitations");
            String link = ann.first("<code>(/invitations/[a-z0-9]{32})</code>").orElseThrow();

            Browsing bob = console.browsing().open(link);
            assertThat(bob.post(link, "person", "Bob").html(), containsString("Only test data may come here"));
            bob.post(link, "person", "Bob", "notice", "read");

            assertThat(bob.path(), is(team));
            assertThat(ann.open(team).html(), containsString("<li>Bob</li>"));
            ann.post("/sign-out");
            assertThat(ann.open(team).html(), containsString("Event code"));
        }
    }

    @Test
    void codesCannotBeTriedWithoutEnd() {
        try (RunningConsole console = new RunningConsole(DatabaseAddress.of(url))) {
            Browsing guesser = console.browsing();
            for (int i = 0; i < 10; i++) {
                assertThat(
                        guesser.post("/join", "code", "aaaa-aaaa", "team", "G", "person", "G", "notice", "read")
                                .status(),
                        is(422));
            }

            guesser.post("/join", "code", console.code(), "team", "G", "person", "G", "notice", "read");

            assertThat(guesser.status(), is(429));
            assertThat(guesser.html(), containsString("Too many codes or keys were tried from here."));
        }
    }

    private String everything() throws SQLException {
        StringBuilder all = new StringBuilder();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SCRIPT")) {
            while (rows.next()) {
                all.append(rows.getString(1)).append('\n');
            }
        }
        return all.toString();
    }
}
