package org.cgmkit.reports.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import org.cgmkit.reports.Explanations;
import org.cgmkit.reports.GateVerdict;
import org.cgmkit.reports.KnownFailures;
import org.cgmkit.reports.LeadingFinding;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.OutcomeCounts;
import org.cgmkit.reports.RequirementResult;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.RunTimes;
import org.cgmkit.reports.drawing.FigureSection;
import org.cgmkit.reports.html.HtmlWriter;
import org.cgmkit.reports.html.PackedText;
import org.cgmkit.reports.page.RunHistory.PastRun;

/**
 * Writes the report of a run as one HTML file that needs no network: the verdict, then what failed with the exchange that shows it,
 * then what warns and what stayed open, then the pictures of the run, then all requirements. It is whole without its script, which filters and opens.
 */
public final class ReportPage {
    /** The name of the file within the folder of the results. */
    public static final String FILE = "report.html";

    private final RunReport report;
    private final Explanations explanations;
    private final Path results;
    private final List<PastRun> past;
    private final List<RequirementResult> requirements;

    /**
     * The page of a run.
     *
     * @param results the folder of the results, whose evidence it shows
     * @param past the earlier runs of a history and this one, the oldest first; empty where none is kept
     */
    public ReportPage(RunReport report, Explanations explanations, Path results, List<PastRun> past) {
        this.report = report;
        this.explanations = explanations;
        this.results = results;
        this.past = List.copyOf(past);
        this.requirements = RequirementResult.of(report.checks());
    }

    /**
     * Writes the page into that folder; its links lead from there to the evidence.
     *
     * @return where the file is
     * @throws IOException when it cannot be written
     */
    public Path write(Path folder) throws IOException {
        String prefix = folder.toAbsolutePath()
                .normalize()
                .relativize(results.toAbsolutePath().normalize())
                .toString()
                .replace('\\', '/');
        String page = asText(prefix.isEmpty() ? "" : prefix + "/");
        return Files.write(folder.resolve(FILE), page.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The page as text.
     *
     * @param prefix what stands before the names of evidence files in links
     */
    String asText(String prefix) {
        return new Writing(new PageParts(report, explanations, results, prefix, new HtmlWriter())).page();
    }

    /** The page while it is written. */
    private final class Writing {
        private final PageParts parts;
        private final HtmlWriter html;

        Writing(PageParts parts) {
            this.parts = parts;
            this.html = parts.html();
        }

        private String page() {
            String script = PackedText.beside(ReportPage.class, "report.js");
            html.begin(
                    report.gate() + ": " + report.suite() + " suite against " + report.target(),
                    PackedText.beside(ReportPage.class, "report.css"),
                    "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-" + digest(script)
                            + "'; base-uri 'none'; form-action 'none'");
            head();
            html.raw("<main>\n");
            leading();
            known();
            findings("failed", "Failed requirements", outcome -> outcome == Outcome.FAIL);
            findings("open", "Requirements that stayed open", o -> o == Outcome.INCONCLUSIVE || o == Outcome.ERROR);
            findings("warnings", "Warnings", outcome -> outcome == Outcome.WARN);
            new FigureSection(html, parts::address).write(report.figures());
            new RequirementTable(parts, requirements).write();
            html.raw("</main>\n");
            foot();
            html.raw("<script>" + script + "</script>\n");
            return html.end();
        }

        private void head() {
            html.raw("<header>\n<p class=\"small\">cgmkit ").add(report.kit() + ", " + report.suite() + " suite, ");
            html.add(
                    parts.explanations().role(report.suite()).isPresent()
                            ? report.specification().title() + ", "
                            : "");
            html.add(report.specification().version()).raw("</p>\n");
            html.raw("<h1><span class=\"gate " + report.gate() + "\">" + report.gate() + "</span> ")
                    .add(GateVerdict.of(report))
                    .raw("</h1>\n<p>");
            html.raw("Target <code>").add(report.target()).raw("</code></p>\n<p class=\"small\">");
            html.add(RunTimes.of(report) + (report.finished() ? "" : ", did not finish") + ". "
                    + GateVerdict.counts(report) + ".");
            html.raw("</p>\n");
            OutcomeCounts counts = OutcomeCounts.ofRequirements(requirements);
            new OutcomeBar(html, counts).write();
            new TrendChart(html, past).write();
            if (!report.figures().isEmpty()) {
                html.raw("<p class=\"small\"><a href=\"#" + FigureSection.ID + "\">"
                        + FigureSection.title(report.figures()) + "</a></p>\n");
            }
            html.raw("</header>\n");
            new FilterBar(html, counts).write();
        }

        private void leading() {
            LeadingFinding first = report.leading();
            if (first == null) {
                return;
            }
            html.raw("<section id=\"leading\">\n<h2>").add(first.sentence()).raw("</h2>\n<ul>\n");
            first.evidence().forEach(text -> html.raw("<li>").add(text).raw("</li>\n"));
            html.raw("</ul>\n");
            if (!first.changes().isEmpty()) {
                html.raw("<p>What to change: ")
                        .add(String.join(" ", first.changes()))
                        .raw("</p>\n");
            }
            if (!first.next().isEmpty()) {
                html.raw("<p>").add(first.next()).raw("</p>\n");
            }
            html.raw("</section>\n");
        }

        private void known() {
            List<KnownFailures.Entry> entries = report.knownFailures().entries();
            if (!entries.isEmpty()) {
                html.raw("<section id=\"known\">\n<h2>Known failures</h2>\n<ul>\n");
                entries.forEach(entry -> html.raw("<li>").add(entry.sentence()).raw("</li>\n"));
                html.raw("</ul>\n</section>\n");
            }
        }

        private void findings(String id, String title, Predicate<Outcome> which) {
            List<RequirementResult> found = requirements.stream()
                    .filter(result -> which.test(result.outcome()))
                    .filter(parts::hasArticle)
                    .toList();
            if (found.isEmpty()) {
                return;
            }
            html.raw("<section id=\"" + id + "\">\n<h2>" + title + " <span class=\"count\">" + found.size()
                    + "</span></h2>\n");
            FindingArticle article = new FindingArticle(parts);
            found.forEach(article::write);
            html.raw("</section>\n");
        }

        private void foot() {
            html.raw(
                    "<footer class=\"small\"><p>Keys: <kbd>/</kbd> searches, <kbd>j</kbd> and <kbd>k</kbd> go to the next and the "
                            + "previous finding. The links to evidence need the folder of the results where it was.</p>"
                            + "</footer>\n");
        }
    }

    private static String digest(String script) {
        try {
            byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(sha256);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
