package org.cgmkit.reports.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cgmkit.reports.Explanations;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.allure.AllureHistory;
import org.cgmkit.reports.allure.AllurePage;
import org.cgmkit.reports.allure.AllureResults;
import org.cgmkit.reports.badge.Badge;
import org.cgmkit.reports.json.ResultsWriter;
import org.cgmkit.reports.junit.JUnitXml;
import org.cgmkit.reports.markdown.MarkdownSummary;
import org.cgmkit.reports.page.ReportPage;
import org.cgmkit.reports.page.RunHistory;
import org.cgmkit.reports.testreport.FhirTestReport;
import org.jspecify.annotations.Nullable;

/** The files of one run, in every format. Each is written by itself: where one fails, the others are there all the same. */
public final class ReportFiles {
    private final RunReport report;
    private final Explanations explanations;
    private final Path results;
    private final Path folder;
    private final @Nullable Path history;
    private @Nullable Path allureResults;

    /**
     * The files of a run, written beside its evidence.
     *
     * @param folder the folder of the results, with the evidence
     * @param history a folder, which need not exist, with what earlier runs left for the pages; this run is added to it. Or null
     */
    public ReportFiles(RunReport report, Explanations explanations, Path folder, @Nullable Path history) {
        this(report, explanations, folder, folder, history);
    }

    /** The same, written into another folder than that of the results. */
    public ReportFiles(RunReport report, Explanations explanations, Path results, Path folder, @Nullable Path history) {
        this.report = report;
        this.explanations = explanations;
        this.results = results;
        this.folder = folder;
        this.history = history;
    }

    /**
     * Writes those formats. The results for programs come first: whatever happens to the rest, they are there. A page of Allure
     * takes seconds and brings Allure's results with it, which it is made of.
     *
     * @return what became of each format, in the order in which a person wants them
     */
    public List<ReportFile> write(Set<Format> formats) {
        Map<Format, ReportFile> written = new EnumMap<>(Format.class);
        formats.stream()
                .sorted(Comparator.comparing(format -> format != Format.JSON))
                .forEach(format -> written.put(format, write(format)));
        return List.copyOf(written.values());
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
            case PAGE ->
                new ReportPage(
                                report,
                                explanations,
                                results,
                                history == null ? List.of() : new RunHistory(history).add(report))
                        .write(folder);
            case ALLURE_PAGE ->
                AllurePage.write(report, allureResults(), folder, history == null ? null : new AllureHistory(history));
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
