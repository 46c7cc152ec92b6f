package org.cgmkit.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/**
 * A PostgreSQL server of the tests' own, from Debian's package: on loopback, on a free port, with nothing kept for good. A
 * server does not run as root, so that there it runs as the user {@code postgres} that the package has made.
 */
public final class PostgresServer implements AutoCloseable {
    private static final Path PACKAGED = Path.of("/usr/lib/postgresql");
    private static final String USER = "cgmkit";

    private final Path programs;
    private final Path folder;
    private final int port;

    private PostgresServer(Path programs, Path folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    /** Why no server can be started here, or nothing. */
    public static Optional<String> missing() {
        return programs().isPresent()
                ? Optional.empty()
                : Optional.of("PostgreSQL is not tried: there is no initdb below " + PACKAGED
                        + " (apt-get install postgresql).");
    }

    /** Starts a server with no databases yet. */
    public static PostgresServer start() {
        Path programs =
                programs().orElseThrow(() -> new IllegalStateException(missing().orElseThrow()));
        Path folder = Path.of(run("mktemp", "-d", "-t", "cgmkit-postgresql-XXXXXX"));
        PostgresServer server = new PostgresServer(programs, folder, freePort());
        run(
                programs.resolve("initdb").toString(),
                "--no-sync",
                "--auth=trust",
                "--username=" + USER,
                "--encoding=UTF8",
                "--locale=C",
                "-D",
                server.data());
        server.begin();
        return server;
    }

    /** Starts again after it was ended, with what it kept. */
    public void begin() {
        run(
                programs.resolve("pg_ctl").toString(),
                "start",
                "-w",
                "-D",
                data(),
                "-l",
                folder.resolve("log").toString(),
                "-o",
                "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off");
    }

    /** Ends at once, with whatever is under way, as when its processes are killed. */
    public void crash() {
        run(programs.resolve("pg_ctl").toString(), "stop", "-m", "immediate", "-D", data());
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    /** An empty database. */
    public DatabaseAddress newDatabase() {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        Jdbi.create(url("postgres"), USER, "").useHandle(h -> h.execute("CREATE DATABASE " + name));
        return DatabaseAddress.of(url(name)).by(USER, null);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    @Override
    public void close() {
        crash();
        run("rm", "-rf", folder.toString());
    }

    private static Optional<Path> programs() {
        if (!Files.isDirectory(PACKAGED)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(PACKAGED)) {
            return versions.map(v -> v.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Path::compareTo);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command as somebody who may run a server, and gives its first line. */
    private static String run(String... command) {
        List<String> line = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            line.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        line.addAll(List.of(command));
        try {
            Path said = Files.createTempFile("cgmkit-postgresql", ".log");
            try {
                // To a file, as the server keeps what it inherits open.
                Process process = new ProcessBuilder(line)
                        .directory(Path.of("/").toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
                int status = process.waitFor();
                String output = Files.readString(said, StandardCharsets.UTF_8);
                if (status != 0) {
                    throw new IllegalStateException(String.join(" ", line) + " ended with " + status + ": " + output);
                }
                return output.lines().findFirst().orElse("");
            } finally {
                Files.delete(said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
