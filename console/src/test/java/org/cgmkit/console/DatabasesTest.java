package org.cgmkit.console;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.cgmkit.database.DatabaseAddress;
import org.cgmkit.database.PostgresServer;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The same pages by the same statements on both databases, and after a new start. */
class DatabasesTest {
    @TempDir
    private Path folder;

    static boolean postgresIsThere() {
        return PostgresServer.missing().isEmpty();
    }

    @Test
    void h2KeepsTeamsSandboxesAndTraffic() {
        everythingIsThereAfterANewStart(
                DatabaseAddress.file(folder.resolve("console")), DatabaseAddress.file(folder.resolve("sandboxes")));
    }

    @Test
    @EnabledIf(value = "postgresIsThere", disabledReason = "needs Debian's postgresql")
    void postgresKeepsTeamsSandboxesAndTraffic() throws IOException {
        try (PostgresServer postgres = PostgresServer.start();
                Stream<Path> files = Files.list(folder)) {
            DatabaseAddress shared = postgres.newDatabase();
            everythingIsThereAfterANewStart(shared, shared.inSchema("sandboxes"));
            assertThat("files, where a server keeps everything", files.toList(), is(List.of()));
        }
    }

    private void everythingIsThereAfterANewStart(DatabaseAddress address, DatabaseAddress sandboxes) {
        ConsoleOptions options = new ConsoleOptions("127.0.0.1", 0, 0, null, null, address, sandboxes);
        String code;
        String recovery;
        String sandbox;
        try (Console console = Console.start(options, Clock.systemUTC())) {
            code = console.firstEvent("Spring", ZoneId.of("Europe/Vienna")).orElseThrow();
            Browsing ann = new Browsing(console.address());
            ann.post(
                    "/join",
                    "code",
                    code.toUpperCase(java.util.Locale.ROOT),
                    "team",
                    "Gulls",
                    "person",
                    "Ann",
                    "notice",
                    "read");
            recovery = ann.first("<code>([a-z0-9]{32})</code>").orElseThrow();
            sandbox = ann.path();
            ann.post(sandbox + "/samples", "sample", "readings");
            String base = ann.first("big\"><code>([^<]*)").orElseThrow();
            Browsing.send(HttpRequest.newBuilder(URI.create(base + "/nul"))
                    .POST(HttpRequest.BodyPublishers.ofString("a\0b")));
            ann.openUntil(sandbox, "POST /nul");
        }
        try (Console console = Console.start(options, Clock.systemUTC())) {
            assertThat(console.firstEvent("Spring", ZoneId.of("Europe/Vienna")), is(Optional.empty()));
            Browsing ann = new Browsing(console.address());
            ann.post("/sign-in", "key", recovery);
            assertThat(ann.html(), containsString(sandbox));
            assertThat(ann.open(sandbox).html(), containsString("3 of 3 entries taken"));
            assertThat(ann.html(), containsString("Held: 3 Observation"));
            assertThat(ann.open(sandbox + "?method=POST&status=2").html(), not(containsString("POST /nul")));
            ann.open("/exchanges/" + ann.first("/exchanges/([a-z0-9]+)").orElseThrow());
            assertThat(ann.html(), containsString("What there is to say"));
            ann.post(sandbox + "/delete");
            assertThat(ann.open(sandbox).status(), is(404));

            String other = console.newCode();
            assertThat(
                    new Browsing(console.address())
                            .post("/join", "code", code, "team", "Late", "person", "L", "notice", "read")
                            .status(),
                    is(422));
            assertThat(
                    new Browsing(console.address())
                            .post("/join", "code", other, "team", "Late", "person", "L", "notice", "read")
                            .status(),
                    is(200));
        }
    }

    @Test
    void mistakesAreToldInSentencesWithoutPasswords() {
        DatabaseAddress nowhere =
                DatabaseAddress.of("jdbc:postgresql://127.0.0.1:1/none?user=a&password=geheim&connectTimeout=1");
        String message = refused(
                () -> Console.start(new ConsoleOptions("127.0.0.1", 0, 0, null, null, nowhere, null), Clock.systemUTC())
                        .close());

        assertThat(
                message,
                containsString("Expected a database that can be opened at jdbc:postgresql://127.0.0.1:1/none"));
        assertThat(message, containsString("See whether PostgreSQL runs there"));
        assertThat(message, not(containsString("geheim")));
        assertThat(
                refused(() -> DatabaseAddress.of("jdbc:mysql://h/x?password=geheim")),
                is("Expected the URL of a database such as jdbc:postgresql://localhost/cgmkit or"
                        + " jdbc:h2:file:/srv/cgmkit/data, but got jdbc:mysql://h/x."));
    }

    @Test
    void beyondThisMachineTwoHostNamesAndHttpsAreNeeded() {
        DatabaseAddress memory = DatabaseAddress.of("jdbc:h2:mem:" + UUID.randomUUID());
        URI console = URI.create("https://console.example.org");

        assertThat(
                refused(() -> new ConsoleOptions("0.0.0.0", 0, 0, console, null, memory, null)),
                containsString("Expected both --base-url and --sandbox-url, or neither"));
        assertThat(
                refused(() -> new ConsoleOptions(
                        "0.0.0.0", 0, 0, console, URI.create("https://console.example.org:8443"), memory, null)),
                containsString("different host names"));
        assertThat(
                refused(() -> new ConsoleOptions(
                        "0.0.0.0", 0, 0, console, URI.create("http://sandbox.example.org"), memory, null)),
                containsString("Expected https beyond this machine"));
        assertThat(
                refused(() -> new ConsoleOptions("127.0.0.1", 8080, 8080, null, null, memory, null)),
                containsString("Expected two ports"));
    }

    private static String refused(org.junit.jupiter.api.function.Executable work) {
        return String.valueOf(
                Assertions.assertThrows(IllegalArgumentException.class, work).getMessage());
    }
}
