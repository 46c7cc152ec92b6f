package org.cgmkit.reports.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.cgmkit.reports.RunReport;

/** Writes {@value #FILE}, so that whoever reads it sees either the old file or the new one, never half of one. */
public final class ResultsWriter {
    /** The name of the file within the folder of the results. */
    public static final String FILE = "results.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private ResultsWriter() {}

    /**
     * Writes the file into that folder, which is made where it does not exist.
     *
     * @return where the file is
     * @throws IOException when the folder cannot be made or written to
     */
    public static Path write(RunReport report, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(FILE);
        // Not a temporary file of the system, which nobody but its owner might read.
        Path unfinished = folder.resolve("." + FILE + "." + UUID.randomUUID() + ".tmp");
        try {
            // A target may answer with half a surrogate pair, which is no UTF-8: better a question mark than no
            // results.
            Files.write(unfinished, asText(report).getBytes(StandardCharsets.UTF_8));
            move(unfinished, file);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        return file;
    }

    /** The file as text. */
    public static String asText(RunReport report) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
        try {
            return JSON.writer(printer).writeValueAsString(ResultsDocument.of(report)) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
