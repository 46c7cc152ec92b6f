package org.cgmkit.kit.container;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The process that a container or a network belongs to, as its labels say.
 *
 * @param run the run
 * @param host the machine with its present start, and where there are such, the name space of its process ids
 * @param pid the process
 * @param started when the process began, as ids of processes come again
 */
public record ContainerOwner(String run, String host, long pid, Instant started) {
    /** The label with the run: whatever has it is the kit's. */
    public static final String RUN = "org.cgmkit.run";

    private static final String HOST = "org.cgmkit.host";
    private static final String PROCESS = "org.cgmkit.process";
    private static final String STARTED = "org.cgmkit.started";

    /** Nobody here can see the processes of another machine, but no run takes that long. */
    private static final Duration LONGEST_RUN = Duration.ofHours(24);

    /** The time of a start is computed from ticks, and comes out a little different each time. */
    private static final Duration INACCURACY = Duration.ofSeconds(5);

    /** A new run of this process. */
    public static ContainerOwner ofThisProcess() {
        ProcessHandle self = ProcessHandle.current();
        return new ContainerOwner(
                UUID.randomUUID().toString(),
                here(),
                self.pid(),
                self.info().startInstant().orElse(Instant.EPOCH));
    }

    /** The owner that those labels name, or nothing where they name none. */
    public static Optional<ContainerOwner> of(Map<String, String> labels) {
        try {
            return Optional.of(new ContainerOwner(
                    labels.getOrDefault(RUN, ""),
                    labels.getOrDefault(HOST, ""),
                    Long.parseLong(labels.getOrDefault(PROCESS, "")),
                    Instant.parse(labels.getOrDefault(STARTED, ""))));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The labels that name it. */
    public Map<String, String> labels() {
        return Map.of(RUN, run, HOST, host, PROCESS, String.valueOf(pid), STARTED, started.toString());
    }

    /**
     * Whether nobody will come back for what it made: its process is no longer there, or, where that cannot be seen from here,
     * what it made is older than any run.
     */
    public boolean isGone(Instant made, Instant now) {
        if (!host.equals(here())) {
            return Duration.between(made, now).compareTo(LONGEST_RUN) > 0;
        }
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process ->
                        Duration.between(started, process.info().startInstant().orElse(started))
                                        .abs()
                                        .compareTo(INACCURACY)
                                <= 0)
                .isEmpty();
    }

    private static String here() {
        String name;
        try {
            name = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            name = "unknown";
        }
        return name + " " + boot() + " " + processes();
    }

    private static String boot() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
        } catch (IOException e) {
            return "-";
        }
    }

    private static String processes() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
        } catch (IOException | UnsupportedOperationException e) {
            return "-";
        }
    }
}
