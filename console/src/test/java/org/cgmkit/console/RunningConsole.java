package org.cgmkit.console;

import java.time.Clock;
import java.time.ZoneId;
import java.util.UUID;
import org.cgmkit.database.DatabaseAddress;

/** A console for a test, at free ports of this machine, all of it in memory unless it is given a database. */
final class RunningConsole implements AutoCloseable {
    private final Console console;
    private final String code;

    RunningConsole() {
        this(DatabaseAddress.of("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"));
    }

    RunningConsole(DatabaseAddress database) {
        console = Console.start(new ConsoleOptions("127.0.0.1", 0, 0, null, null, database, null), Clock.systemUTC());
        code = console.firstEvent("Connectathon", ZoneId.of("Europe/Vienna")).orElseThrow();
    }

    Console console() {
        return console;
    }

    String code() {
        return code;
    }

    String address() {
        return console.address();
    }

    /** A browser without a window, in which nobody is signed in. */
    Browsing browsing() {
        return new Browsing(address());
    }

    /** Somebody who has made a team and looks at its first sandbox. */
    Browsing newcomer(String team) {
        Browsing browsing = browsing();
        browsing.post("/join", "code", code, "team", team, "person", "Ann of " + team, "notice", "read");
        return browsing;
    }

    @Override
    public void close() {
        console.close();
    }
}
