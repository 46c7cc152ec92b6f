package org.cgmkit.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cgmkit.console.store.DatabaseAddress;

/** A PostgreSQL of Debian's package for one test: in a folder of its own, on a free port of this machine, without sockets elsewhere. */
final class LocalPostgres implements AutoCloseable {
    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");

    private final Path folder;
    private final int port;

    private LocalPostgres(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** Whether there is one, and a user under whom it runs. */
    static boolean isThere() {
        return programs().isPresent() && (!isRoot() || Files.isExecutable(Path.of("/usr/sbin/runuser")));
    }

    static LocalPostgres start() throws IOException {
        Path folder = Files.createTempDirectory("cgmkit-postgres-");
        int port = freePort();
        if (isRoot()) {
            run(List.of("chown", "postgres", folder.toString()));
        }
        LocalPostgres postgres = new LocalPostgres(folder, port);
        postgres.run("initdb", "-D", postgres.data(), "-U", "cgmkit", "-A", "trust", "--no-sync", "-E", "UTF8");
        postgres.run(
                "pg_ctl",
                "-D",
                postgres.data(),
                "-l",
                folder.resolve("log").toString(),
                "-w",
                "-o",
                "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off",
                "start");
        return postgres;
    }

    DatabaseAddress address() {
        return DatabaseAddress.of("jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=cgmkit");
    }

    @Override
    public void close() throws IOException {
        run("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private void run(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            // It refuses to run as root.
            command.addAll(List.of("/usr/sbin/runuser", "-u", "postgres", "--"));
        }
        command.add(programs().orElseThrow().resolve(program).toString());
        command.addAll(List.of(arguments));
        run(command);
    }

    private static void run(List<String> command) throws IOException {
        Path said = Files.createTempFile("cgmkit-postgres-", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + " said: " + Files.readString(said));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Files.delete(said);
        }
    }

    private static Optional<Path> programs() {
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
