package org.cgmkit.reports.console;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Explanations;
import org.cgmkit.reports.Gate;
import org.cgmkit.reports.GateVerdict;
import org.cgmkit.reports.KnownFailures;
import org.cgmkit.reports.LeadingFinding;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RequirementResult;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.RunTimes;
import org.cgmkit.reports.files.Format;
import org.cgmkit.reports.files.ReportFile;

/** What a person reads at the end of a run. */
public final class ConsoleReport {
    /** Fewer characters of a description say nothing. */
    private static final int LEAST_WORDS = 12;

    private final Terminal terminal;
    private final TextStyle ink;
    private final Explanations explanations;
    private final String folder;
    private final Detail detail;

    /**
     * A report to that terminal.
     *
     * @param folder the folder of the results, as it is to be shown
     * @param detail how much it shows
     */
    public ConsoleReport(Terminal terminal, Explanations explanations, Path folder, Detail detail) {
        this.detail = detail;
        this.terminal = terminal;
        this.ink = TextStyle.of(terminal);
        this.explanations = explanations;
        this.folder = folder.toString().replace('\\', '/');
    }

    /** Prints the counts, what was not judged, and the findings; {@link #verdict} comes after it. */
    public void print(RunReport report) {
        if (detail == Detail.VERDICT) {
            return;
        }
        List<RequirementResult> results = RequirementResult.of(report.checks());
        if (detail == Detail.BRIEF) {
            leading(report);
            findings(results, Outcome.FAIL);
            return;
        }
        head(report);
        leading(report);
        new CountsTable(results, explanations, ink, terminal.width()).lines().forEach(this::line);
        // All for one reason: said once, and not a page for each of them.
        reasons(report.checks().stream().filter(report::isLeftOut), Outcome.INCONCLUSIVE, "Left out");
        if (report.counts().tested() == 0) {
            // Then the reason is all that there is to say.
            reasons(report, Outcome.NOT_TESTED, "Not tested");
        } else if (detail == Detail.USUAL) {
            unsaid(results);
        } else {
            reasons(report, Outcome.PASS, "Passed, with a remark");
            reasons(report, Outcome.ATTESTED, "Attested, with a remark");
            reasons(report, Outcome.OBSERVED, "Observed, where the guide leaves room");
            reasons(report, Outcome.NOT_APPLICABLE, "Not applicable");
            reasons(report, Outcome.NOT_TESTED, "Not tested");
        }
        known(report);
        findings(results, Outcome.WARN);
        open(report, results);
        findings(results, Outcome.ERROR);
        // What people look for first comes last, next to the verdict: it is on the screen when the run is over.
        findings(results, Outcome.FAIL);
        line("");
    }

    /** Prints the verdict: the line that a person looks for first, so it comes last. */
    public void verdict(RunReport report) {
        Gate gate = report.gate();
        String word = " " + ink.sign(signOf(gate)) + " " + gate + "  ";
        if (detail != Detail.BRIEF) {
            line(ink.rule(terminal.width()));
        }
        String before = ink.of(gate, word);
        for (String text : LineWrap.lines(GateVerdict.of(report), terminal.width() - word.length())) {
            line(before + ink.bold(text));
            before = " ".repeat(word.length());
        }
        // A number stays on the line of what it counts.
        String counts = GateVerdict.counts(report).replaceAll("(\\d|not|in) ", "$1\u00a0");
        for (String text : LineWrap.lines(counts, terminal.width() - word.length())) {
            line(before + text.replace('\u00a0', ' '));
        }
        terminal.out().flush();
    }

    /** Prints where a report is that was written, and what it is good for as far as there is room on the line. */
    public void place(ReportFile file) {
        boolean wanted = detail == Detail.BRIEF ? file.format() == Format.PAGE : detail != Detail.VERDICT;
        if (wanted && file.place() != null) {
            String name = folder + "/" + file.place().getFileName();
            String padded = name + " ".repeat(Math.max(2, widestPlace() - name.length() + 2));
            int room = terminal.width() - 2 - padded.length();
            String words =
                    room < LEAST_WORDS ? "" : ink.dim(ink.cut(file.format().description(), room));
            line(("  " + ink.bold(words.isEmpty() ? name : padded) + words));
            terminal.out().flush();
        }
    }

    /** The longest of the usual names: those that come later line up with those before. */
    private int widestPlace() {
        return folder.length() + "/allure-results".length();
    }

    private void head(RunReport report) {
        line(ink.rule(terminal.width()));
        line(ink.bold("  cgmkit " + report.kit()) + "  " + report.suite() + " suite, guide "
                + report.specification().version());
        line("  " + report.target());
        line(ink.dim("  " + RunTimes.of(report)));
        line("");
    }

    private void leading(RunReport report) {
        LeadingFinding first = report.leading();
        if (first == null) {
            return;
        }
        wrapped("  ", ink.sign(Outcome.FAIL) + " ", first.sentence(), true);
        first.evidence().forEach(text -> wrapped("    ", "", text, false));
        if (!first.changes().isEmpty()) {
            wrapped("    ", "", "What to change: " + String.join(" ", first.changes()), false);
        }
        if (!first.next().isEmpty()) {
            wrapped("    ", "", first.next(), false);
        }
        line("");
    }

    private void wrapped(String indent, String sign, String text, boolean strong) {
        for (String part : LineWrap.lines(sign + text, terminal.width() - indent.length())) {
            line(indent + (strong ? ink.bold(part) : part));
        }
    }

    /** What has a reason that is not printed: how much of it there is, and where it stands. */
    private void unsaid(List<RequirementResult> results) {
        String kinds = Stream.of(
                        Outcome.PASS, Outcome.ATTESTED, Outcome.OBSERVED, Outcome.NOT_APPLICABLE, Outcome.NOT_TESTED)
                .map(outcome -> unsaid(results, outcome))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        if (!kinds.isEmpty()) {
            line("");
            LineWrap.lines("Reasons in the page, or with --verbose: " + kinds + ".", terminal.width() - 2)
                    .forEach(text -> line("  " + ink.dim(text)));
        }
    }

    private static String unsaid(List<RequirementResult> results, Outcome outcome) {
        long count = results.stream()
                .filter(result -> result.ended(outcome).stream()
                        .anyMatch(check -> !check.message().isBlank()))
                .count();
        String words = outcome == Outcome.PASS ? "passed with a remark" : outcome.words();
        return count == 0 ? "" : count + " " + words;
    }

    /** What stayed open, by the reason: several requirements often have the same. */
    private void open(RunReport report, List<RequirementResult> results) {
        List<String> decided = results.stream()
                .filter(result -> result.outcome() != Outcome.INCONCLUSIVE)
                .map(RequirementResult::requirement)
                .toList();
        reasons(
                report.checks().stream()
                        .filter(check -> check.outcome() == Outcome.INCONCLUSIVE && !report.isLeftOut(check))
                        .filter(check -> detail == Detail.EVERYTHING || !decided.contains(check.requirement())),
                Outcome.INCONCLUSIVE,
                "Stayed open");
    }

    private void findings(List<RequirementResult> results, Outcome outcome) {
        for (RequirementResult result : results) {
            if (result.outcome() == outcome) {
                line("");
                RequirementBlock.of(result, explanations, ink, terminal.width(), folder, detail)
                        .forEach(this::line);
            }
        }
    }

    private void known(RunReport report) {
        List<KnownFailures.Entry> entries = report.knownFailures().entries();
        if (entries.isEmpty()) {
            return;
        }
        line("");
        line("  " + ink.bold("Known failures"));
        for (KnownFailures.Entry entry : entries) {
            Outcome colour = entry.state().failsTheGate() ? Outcome.FAIL : Outcome.NOT_APPLICABLE;
            line("    " + entry.failure().requirement() + "  "
                    + ink.of(colour, entry.state().name().toLowerCase(Locale.ROOT)));
            LineWrap.lines(entry.sentence(), terminal.width() - 6).forEach(text -> line("      " + text));
        }
    }

    /** Rows of one outcome that say something, those that say the same together. */
    private void reasons(RunReport report, Outcome outcome, String title) {
        reasons(report.checks().stream().filter(c -> c.outcome() == outcome), outcome, title);
    }

    private void reasons(Stream<CheckResult> checks, Outcome outcome, String title) {
        Map<String, List<String>> byReason = checks.filter(c -> !c.message().isBlank())
                .collect(Collectors.groupingBy(
                        CheckResult::message,
                        LinkedHashMap::new,
                        Collectors.mapping(CheckResult::requirement, Collectors.toList())));
        if (byReason.isEmpty()) {
            return;
        }
        line("");
        line("  " + ink.of(outcome, title));
        byReason.forEach((reason, ids) -> {
            LineWrap.lines(reason, terminal.width() - 4).forEach(l -> line("    " + l));
            String listed = ids.stream().distinct().collect(Collectors.joining(", "));
            LineWrap.lines(listed, terminal.width() - 6).forEach(l -> line("      " + ink.dim(l)));
        });
    }

    private static Outcome signOf(Gate gate) {
        return switch (gate) {
            case PASS -> Outcome.PASS;
            case FAIL -> Outcome.FAIL;
            case INCOMPLETE -> Outcome.INCONCLUSIVE;
        };
    }

    /** The same line end everywhere: output is compared and kept in files. */
    private void line(String text) {
        terminal.out().print(text + "\n");
    }
}
