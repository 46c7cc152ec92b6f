package org.cgmkit.reports.allure;

import io.qameta.allure.FileSystemResultsWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Explanations;
import org.cgmkit.reports.RunReport;

/** Writes a run in Allure's result format, for Allure's report and for whatever else reads it. */
public final class AllureResults {
    /** The name of the folder within the folder of the results. */
    public static final String FOLDER = "allure-results";

    private AllureResults() {}

    /**
     * Writes the files into that folder; what an earlier run left there goes first, or it would be shown too.
     *
     * @return the folder of Allure's results
     * @throws IOException when it cannot be written
     */
    public static Path write(RunReport report, Explanations explanations, Path folder) throws IOException {
        Path results = Files.createDirectories(folder.resolve(FOLDER));
        clear(results);
        AllureHistory.clear(results);
        FileSystemResultsWriter writer = new FileSystemResultsWriter(results);
        Map<String, Integer> sameName = new HashMap<>();
        Set<String> written = new HashSet<>();
        Instant start = report.started();
        for (CheckResult check : report.checks()) {
            String name = check.requirement() + "\n" + check.title();
            int ordinal = sameName.merge(name, 1, Integer::sum);
            // Allure takes results with one history for retries of one another, and shows only the last.
            String identity = ordinal == 1 ? name : name + "\n" + ordinal;
            AllureTest test = new AllureTest(report, check, explanations, identity, start);
            writer.write(test.result());
            test.attachments().forEach((file, text) -> {
                // Checks may have an exchange in common.
                if (written.add(file)) {
                    write(writer, file, text);
                }
            });
            start = test.stop();
        }
        AllureRun.write(report, results);
        return results;
    }

    private static void write(FileSystemResultsWriter writer, String file, String text) {
        writer.write(file, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void clear(Path results) throws IOException {
        try (Stream<Path> files = Files.list(results)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw new IOException("Old results cannot be deleted: " + e.getMessage(), e);
        }
    }
}
