package org.cgmkit.cli.host;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.console.Console;
import org.cgmkit.console.ConsoleOptions;
import org.cgmkit.database.DatabaseAddress;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.reports.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Hosts the kit for teams, and keeps it until the process is ended. */
@Command(
        name = "host",
        description = {
            "Host sandboxes for teams, with pages on which they see what comes.",
            "On a laptop no option is needed: everything is kept in a folder, and is reached from this machine only."
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  cgmkit host",
            "  cgmkit host --event 'Connectathon in May' --zone Europe/Vienna",
            "  cgmkit host --database jdbc:postgresql://localhost/cgmkit \\",
            "      --base-url https://console.example.org --sandbox-url https://sandbox.example.org"
        })
public final class HostCommand implements Callable<Integer> {
    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "${env:CGMKIT_PORT:-8080}",
            description = "The port of the pages, 0 for any that is free (variable CGMKIT_PORT, else 8080).")
    private int port = 8080;

    @Option(
            names = "--sandbox-port",
            paramLabel = "PORT",
            description = "The port of the sandboxes (the one after the pages' where it is left out).")
    private @Nullable Integer sandboxPort;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "${env:CGMKIT_BIND:-127.0.0.1}",
            description = "The address to listen on (variable CGMKIT_BIND, else 127.0.0.1: this machine only).")
    private String bind = "127.0.0.1";

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            defaultValue = "${env:CGMKIT_DATA:-cgmkit-host}",
            description = "The folder to keep everything in (variable CGMKIT_DATA, else cgmkit-host).")
    private Path data = Path.of("cgmkit-host");

    @Option(
            names = "--database",
            paramLabel = "URL",
            defaultValue = "${env:CGMKIT_DATABASE_URL:-}",
            description = {
                "Keep everything but the code of the event in this database, such as jdbc:postgresql://localhost/cgmkit (variable "
                        + "CGMKIT_DATABASE_URL, else files of H2 in the folder).",
                "Its user is in CGMKIT_DATABASE_USER, its password in the file that CGMKIT_DATABASE_PASSWORD_FILE names."
            })
    private String database = "";

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            defaultValue = "${env:CGMKIT_CONSOLE_URL:-}",
            description = "The address by which people know the pages, where a proxy stands before them (variable "
                    + "CGMKIT_CONSOLE_URL). Its host name is not the sandboxes'.")
    private String baseUrl = "";

    @Option(
            names = "--sandbox-url",
            paramLabel = "URL",
            defaultValue = "${env:CGMKIT_SANDBOX_URL:-}",
            description = "The address by which systems know the sandboxes, likewise (variable CGMKIT_SANDBOX_URL).")
    private String sandboxUrl = "";

    @Option(
            names = "--event",
            paramLabel = "NAME",
            defaultValue = "On this machine",
            description = "The name of the event that the first start makes (default: ${DEFAULT-VALUE}).")
    private String event = "On this machine";

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "The time zone of that event, such as Europe/Vienna (default: this machine's).")
    private @Nullable String zone;

    @Option(names = "--new-code", description = "Give the event another code; the earlier one is of no use any more.")
    private boolean newCode;

    private final CommandStreams streams;

    /** A command that speaks to those streams. */
    public HostCommand(CommandStreams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Console console = started(ZoneId.systemDefault())) {
            console.warmUp();
            Runtime.getRuntime().addShutdownHook(new Thread(console::close, "end of the console"));
            new CountDownLatch(1).await();
        }
        return ExitCode.OK.code();
    }

    /** Starts the console, and says where it is. */
    Console started(ZoneId machine) {
        ZoneId eventZone = zone == null ? machine : zone(zone);
        try {
            Files.createDirectories(data);
            DatabaseAddress own = databaseAddress(streams.environment());
            Console console = Console.start(
                    new ConsoleOptions(
                            bind,
                            port,
                            sandboxPort != null ? sandboxPort : port == 0 ? 0 : port + 1,
                            address("--base-url", baseUrl),
                            address("--sandbox-url", sandboxUrl),
                            own,
                            sandboxAddress(own)),
                    Clock.systemUTC());
            introduce(console, eventZone);
            return console;
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new ConfigurationException(
                    "Expected a folder that can be written with --data, but " + data + " cannot: " + e + ".");
        }
    }

    private void introduce(Console console, ZoneId eventZone) throws IOException {
        EventCodeFile file = new EventCodeFile(data.resolve("event-code.txt"));
        Optional<String> first = console.firstEvent(event, eventZone);
        if (first.isPresent()) {
            file.write(first.get());
        } else if (newCode) {
            file.write(console.newCode());
        }
        streams.say("The pages are at " + console.address() + "/");
        streams.say(file.read()
                .map(code -> "Event code: " + code + "  (opens with it: " + console.address() + "/?code=" + code + ")")
                .orElse("The event has its code from an earlier start; --new-code gives it another one."));
        streams.say("Sandboxes are at " + console.sandboxAddress() + "; everything is kept in " + data + ".");
        streams.say("Test data only: nothing about real people belongs here.");
        streams.say("Ctrl-C ends it.");
    }

    private DatabaseAddress databaseAddress(Map<String, String> environment) throws IOException {
        if (database.isEmpty()) {
            return DatabaseAddress.file(data.resolve("console"));
        }
        String file = environment.get("CGMKIT_DATABASE_PASSWORD_FILE");
        return DatabaseAddress.of(database)
                .by(environment.get("CGMKIT_DATABASE_USER"), file == null ? null : password(Path.of(file)));
    }

    /** On a server in the same database, by a schema of their own; H2 in a file of their own. */
    private DatabaseAddress sandboxAddress(DatabaseAddress own) {
        return own.isPostgresql() ? own.inSchema("sandboxes") : DatabaseAddress.file(data.resolve("sandboxes"));
    }

    private static String password(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new ConfigurationException(
                    "Expected a file with the password of the database in CGMKIT_DATABASE_PASSWORD_FILE, but " + file
                            + " cannot be read.");
        }
    }

    private static @Nullable URI address(String option, String text) {
        try {
            return text.isEmpty() ? null : URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("Expected an address such as https://console.example.org with " + option
                    + ", but got " + text + ".");
        }
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new ConfigurationException(
                    "Expected a time zone such as Europe/Vienna with --zone, but got " + name + ".");
        }
    }
}
