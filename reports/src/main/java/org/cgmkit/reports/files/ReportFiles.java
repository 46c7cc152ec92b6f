package org.cgmkit.reports.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.cgmkit.reports.Explanations;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.allure.AllureHistory;
import org.cgmkit.reports.allure.AllurePage;
import org.cgmkit.reports.allure.AllureResults;
import org.cgmkit.reports.badge.Badge;
import org.cgmkit.reports.json.ResultsWriter;
import org.cgmkit.reports.junit.JUnitXml;
import org.cgmkit.reports.markdown.MarkdownSummary;
import org.cgmkit.reports.testreport.FhirTestReport;
import org.jspecify.annotations.Nullable;

/** Writes a run in every format. Each is written by itself: where one fails, the others are there all the same. */
public final class ReportFiles {
    private final RunReport report;
    private final Explanations explanations;
    private final Path folder;
    private final @Nullable AllureHistory history;
    private @Nullable Path allureResults;

    private ReportFiles(RunReport report, Explanations explanations, Path folder, @Nullable AllureHistory history) {
        this.report = report;
        this.explanations = explanations;
        this.folder = folder;
        this.history = history;
    }

    /**
     * Writes the {@link Format#USUAL usual} formats.
     *
     * @param folder the folder of the results
     * @param progress is told, in a line, before something that takes seconds
     * @return what became of each format, in the order in which a person wants them
     */
    public static List<ReportFile> writeAll(
            RunReport report, Explanations explanations, Path folder, Consumer<String> progress) {
        return writeAll(report, explanations, folder, null, progress);
    }

    /**
     * The same with what earlier runs left in a history, to which this run is added; the page shows it.
     *
     * @param history the folder of the history, which need not exist; or null
     */
    public static List<ReportFile> writeAll(
            RunReport report,
            Explanations explanations,
            Path folder,
            @Nullable Path history,
            Consumer<String> progress) {
        return write(report, explanations, folder, Format.USUAL, history, progress);
    }

    /** Writes those formats; see {@link #writeAll}. The page brings Allure's results with it, which it is made of. */
    public static List<ReportFile> write(
            RunReport report, Explanations explanations, Path folder, Set<Format> formats, Consumer<String> progress) {
        return write(report, explanations, folder, formats, null, progress);
    }

    /** Writes those formats, with a history or null; see {@link #writeAll}. */
    public static List<ReportFile> write(
            RunReport report,
            Explanations explanations,
            Path folder,
            Set<Format> formats,
            @Nullable Path history,
            Consumer<String> progress) {
        ReportFiles files =
                new ReportFiles(report, explanations, folder, history == null ? null : new AllureHistory(history));
        // The results first: whatever happens to the rest, they are there.
        List<ReportFile> written = new ArrayList<>();
        Arrays.stream(Format.values())
                .filter(f -> f != Format.PAGE && formats.contains(f))
                .forEach(f -> written.add(files.write(f)));
        if (formats.contains(Format.PAGE)) {
            progress.accept("Making the report page, which takes a few seconds.");
            written.addFirst(files.write(Format.PAGE));
        }
        return List.copyOf(written);
    }

    private ReportFile write(Format format) {
        try {
            return new ReportFile(format, place(format), null);
        } catch (IOException | RuntimeException e) {
            // Also a fault of the kit in one format must not take the others with it.
            String why = e.getMessage() == null ? e.toString() : e.getMessage();
            return new ReportFile(
                    format, null, "This could not be written: " + format.description() + " (" + why + ")");
        }
    }

    private Path place(Format format) throws IOException {
        return switch (format) {
            case JSON -> ResultsWriter.write(report, folder);
            case JUNIT -> JUnitXml.write(report, explanations, folder);
            case MARKDOWN -> MarkdownSummary.write(report, explanations, folder);
            case ALLURE -> allureResults();
            case PAGE -> AllurePage.write(report, allureResults(), folder, history);
            case TESTREPORT -> FhirTestReport.write(report, explanations, folder);
            case BADGE -> Badge.write(report, folder);
        };
    }

    /** Allure's results, written once for whoever reads them and for the page: they are a thousand files. */
    private Path allureResults() throws IOException {
        Path there = allureResults;
        if (there == null) {
            there = AllureResults.write(report, explanations, folder);
            allureResults = there;
        }
        return there;
    }
}
