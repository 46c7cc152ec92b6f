package org.cgmkit.submitter.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.cgmkit.fixtures.Json;
import org.jspecify.annotations.Nullable;

/**
 * The app's folder: {@code pending} with what is to be delivered, {@code refused} with what the receiver does not want,
 * {@code state.json} with what the app remembers. A submission is there before it is sent, and goes when its answer is
 * dealt with, so that whoever starts after a crash repeats it under the same identifiers, and loses nothing.
 */
public final class Outbox implements AutoCloseable {
    private final Path folder;
    private final boolean temporary;
    private final FileChannel lock;
    private final AppState memory;
    private long last;

    private Outbox(Path folder, boolean temporary, FileChannel lock) throws IOException {
        this.folder = folder;
        this.temporary = temporary;
        this.lock = lock;
        Files.createDirectories(pendingFolder());
        Files.createDirectories(refusedFolder());
        this.memory = AppState.in(folder.resolve("state.json"));
        for (Path file : files()) {
            last = Math.max(last, number(file));
            memory.settle(SubmissionMarks.of(read(file).path("marks")));
        }
        try (Stream<Path> refused = Files.list(refusedFolder())) {
            last = Math.max(last, refused.mapToLong(Outbox::number).max().orElse(0));
        }
    }

    /**
     * Opens the folder, which is made where it is not there; null stands for one that is gone after the end.
     *
     * @throws IllegalArgumentException where it cannot be written, or another app has it open
     */
    public static Outbox open(@Nullable Path where) {
        try {
            Path folder = where == null ? Files.createTempDirectory("cgmkit-app") : Files.createDirectories(where);
            FileChannel lock =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(lock)) {
                lock.close();
                throw new IllegalArgumentException("Expected a folder of the app's own, but another app has " + folder
                        + " open: end that one, or give another folder.");
            }
            return new Outbox(folder, where == null, lock);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "Expected a folder that the app can keep its outbox in, but " + where + " cannot be used: " + e, e);
        }
    }

    /** What the app remembers. */
    public AppState memory() {
        return memory;
    }

    /** The folder, where it outlives the app. */
    public Path folder() {
        return folder;
    }

    /** What waits, oldest first. */
    public List<PendingSubmission> pending() {
        try {
            List<PendingSubmission> all = new ArrayList<>();
            for (Path file : files()) {
                JsonNode node = read(file);
                all.add(new PendingSubmission(
                        number(file),
                        node.path("title").asText(),
                        node.path("body").asText()));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException("The outbox in " + folder + " cannot be read.", e);
        }
    }

    /** Lays a submission into the outbox, with what is settled by that. */
    public PendingSubmission add(String title, String body, SubmissionMarks marks) {
        PendingSubmission pending = new PendingSubmission(++last, title, body);
        write(pending, marks);
        memory.settle(marks);
        return pending;
    }

    /** Remembers what is settled without a submission. */
    public void settle(SubmissionMarks marks) {
        memory.settle(marks);
    }

    /** Puts another body in place of one that was dealt with in part. */
    public PendingSubmission replace(PendingSubmission before, String body) {
        PendingSubmission after = new PendingSubmission(before.number(), before.title(), body);
        write(after, SubmissionMarks.NONE);
        return after;
    }

    /** Takes out what was dealt with. */
    public void remove(PendingSubmission pending) {
        try {
            Files.deleteIfExists(file(pendingFolder(), pending.number(), ""));
        } catch (IOException e) {
            throw new UncheckedIOException("A delivered submission cannot be taken out of " + folder + ".", e);
        }
    }

    /**
     * Keeps a copy of what the receiver does not want.
     *
     * @param part which part of the submission, such as a position in it, or an empty text for all of it
     */
    public void putAside(PendingSubmission pending, String part, String reason, JsonNode what) {
        ObjectNode node = Json.object().put("title", pending.title()).put("reason", reason);
        node.set("refused", what);
        write(file(refusedFolder(), pending.number(), part), node);
    }

    @Override
    public void close() {
        try {
            lock.close();
            if (temporary) {
                try (Stream<Path> all = Files.walk(folder)) {
                    for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The outbox in " + folder + " cannot be closed.", e);
        }
    }

    private void write(PendingSubmission pending, SubmissionMarks marks) {
        ObjectNode node = Json.object().put("title", pending.title()).put("body", pending.body());
        node.set("marks", marks.json());
        write(file(pendingFolder(), pending.number(), ""), node);
    }

    private void write(Path file, ObjectNode node) {
        try {
            AtomicFile.write(file, Json.text(node));
        } catch (IOException e) {
            throw new UncheckedIOException("The outbox in " + folder + " cannot be written.", e);
        }
    }

    private Path pendingFolder() {
        return folder.resolve("pending");
    }

    private Path refusedFolder() {
        return folder.resolve("refused");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(pendingFolder())) {
            return all.filter(f -> f.toString().endsWith(".json")).sorted().toList();
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static JsonNode read(Path file) throws IOException {
        return Json.MAPPER.readTree(file.toFile());
    }

    private static Path file(Path folder, long number, String part) {
        return folder.resolve(String.format(Locale.ROOT, "%08d%s.json", number, part.isEmpty() ? "" : "-" + part));
    }

    private static long number(Path file) {
        return Long.parseLong(file.getFileName().toString().substring(0, 8));
    }
}
