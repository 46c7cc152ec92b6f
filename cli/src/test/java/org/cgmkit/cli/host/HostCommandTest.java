package org.cgmkit.cli.host;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.console.Console;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.reports.console.Terminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** One command hosts the kit on a laptop, and says where it is. */
class HostCommandTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Vienna");

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void saysWhereThePagesAreAndKeepsTheCodeUntilAnotherIsWanted() throws Exception {
        String code;
        try (Console console = command("--port", "0").started(ZONE)) {
            code = Files.readString(folder.resolve("event-code.txt")).strip();
            assertThat(said(), containsString("The pages are at " + console.address() + "/"));
            assertThat(
                    said(),
                    containsString("Event code: " + code + "  (opens with it: " + console.address() + "/?code="));
            assertThat(
                    HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(URI.create(console.address() + "/?code=" + code))
                                            .build(),
                                    BodyHandlers.ofString())
                            .body(),
                    containsString("value=\"" + code + "\""));
        }
        try (Console console = command("--port", "0").started(ZONE)) {
            assertThat(console.address(), containsString("http://127.0.0.1:"));
            assertThat(said(), containsString("Event code: " + code));
        }
        try (Console console = command("--port", "0", "--new-code").started(ZONE)) {
            assertThat(said(), containsString(console.address() + "/?code="));
            assertThat(said(), not(containsString(code)));
        }
    }

    @Test
    void saysWhatIsWrongInASentence() throws IOException {
        assertThat(
                refused("--database", "mysql://x"),
                containsString("Expected the URL of a database such as jdbc:postgresql:"));
        assertThat(
                refused("--base-url", "https://a.example"),
                containsString("Expected both --base-url and --sandbox-url"));
        assertThat(
                refused("--zone", "Mars"), is("Expected a time zone such as Europe/Vienna with --zone, but got Mars."));
        assertThat(refused("--port", "70000"), is("Expected a port from 0 to 65535, but got 70000."));
        Files.writeString(folder.resolve("file"), "");
        assertThat(
                refused("--data", folder.resolve("file").toString()),
                containsString("Expected a folder that can be written with --data"));
    }

    private String refused(String... arguments) {
        return String.valueOf(assertThrows(
                        ConfigurationException.class,
                        () -> command(arguments).started(ZONE).close())
                .getMessage());
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private HostCommand command(String... arguments) {
        out.reset();
        Terminal terminal = Terminal.of(new PrintStream(out, true, StandardCharsets.UTF_8), Map.of(), false);
        HostCommand command =
                new HostCommand(new CommandStreams(InputStream.nullInputStream(), terminal, terminal, Map.of()));
        CommandLine line = new CommandLine(command);
        line.setOverwrittenOptionsAllowed(true);
        String[] all = new String[arguments.length + 2];
        all[0] = "--data";
        all[1] = folder.toString();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        line.parseArgs(all);
        return command;
    }
}
