package org.cgmkit.kit.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Collectors;
import org.cgmkit.reports.evidence.Redaction;

/** Keeps what a container prints, line by line as it comes, without secrets. */
public final class ContainerLog {
    /** So many lines are shown of one that did not become ready. */
    private static final int LAST = 20;

    private final Path file;
    private final Redaction redaction;
    private final Deque<String> last = new ArrayDeque<>();

    private ContainerLog(Path file, Redaction redaction) {
        this.file = file;
        this.redaction = redaction;
    }

    /**
     * A log in that file; what an earlier run kept there is gone.
     *
     * @throws UncheckedIOException where the file cannot be written
     */
    public static ContainerLog in(Path file, Redaction redaction) {
        try {
            Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
            Files.writeString(file, "");
            return new ContainerLog(file, redaction);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /** Where it is kept. */
    public Path file() {
        return file;
    }

    /** Keeps what was printed: one line, or several. */
    public synchronized void add(String printed) {
        String text = redaction.text(printed.stripTrailing());
        text.lines().forEach(last::addLast);
        while (last.size() > LAST) {
            last.removeFirst();
        }
        try {
            Files.writeString(file, text + "\n", StandardOpenOption.APPEND, StandardOpenOption.CREATE);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /** The last lines and where all of them are, to be put behind a sentence that says what went wrong. */
    public synchronized String tail() {
        if (last.isEmpty()) {
            return "It printed nothing.";
        }
        return last.stream()
                .collect(Collectors.joining("\n  ", "What it printed last:\n  ", "\nAll of it is in " + file + "."));
    }

    private static UncheckedIOException failed(Path file, IOException e) {
        return new UncheckedIOException(
                new IOException("What a container prints cannot be kept in " + file + " (" + e + ").", e));
    }
}
