package org.cgmkit.reports.markdown;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cgmkit.guide.Verb;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Evidence;
import org.cgmkit.reports.Explanations;
import org.cgmkit.reports.GateVerdict;
import org.cgmkit.reports.KnownFailures;
import org.cgmkit.reports.LeadingFinding;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.OutcomeCounts;
import org.cgmkit.reports.RequirementResult;
import org.cgmkit.reports.RunReport;
import org.jspecify.annotations.Nullable;

/** Writes a short summary in GitHub's Markdown: the verdict, the counts, the findings. */
public final class MarkdownSummary {
    /** The name of the file within the folder of the results. */
    public static final String FILE = "summary.md";

    /** A comment on GitHub may have 65,536 characters; counted are those that may take two bytes. */
    private static final int ROOM = 58_000;

    /** So many checks of a requirement are listed. */
    private static final int LISTED = 10;

    private static final List<Outcome> FINDINGS =
            List.of(Outcome.FAIL, Outcome.WARN, Outcome.ERROR, Outcome.INCONCLUSIVE);

    private MarkdownSummary() {}

    /**
     * Writes the file into that folder.
     *
     * @return where the file is
     * @throws IOException when it cannot be written
     */
    public static Path write(RunReport report, Explanations explanations, Path folder) throws IOException {
        return Files.write(folder.resolve(FILE), asText(report, explanations).getBytes(StandardCharsets.UTF_8));
    }

    /** The file as text. */
    public static String asText(RunReport report, Explanations explanations) {
        List<String> lines = new ArrayList<>();
        lines.add("## cgmkit: " + report.suite() + " suite, " + report.gate());
        lines.add("");
        lines.add("**" + escaped(GateVerdict.of(report)) + "**");
        lines.add("");
        lines.add(GateVerdict.counts(report) + ". Target " + code(report.target()) + ", guide "
                + report.specification().version() + ", kit " + report.kit() + ", " + report.started() + ".");
        lines.add("");
        leading(report, lines);
        table(report, lines);
        known(report, lines);
        int length = lines.stream().mapToInt(String::length).sum();
        int left = 0;
        for (Outcome outcome : FINDINGS) {
            for (RequirementResult result : RequirementResult.of(report.checks())) {
                if (result.outcome() == outcome) {
                    List<String> finding = new ArrayList<>();
                    finding(result, explanations, finding);
                    int longer = finding.stream()
                            .mapToInt(line -> 2 * line.length() + 2)
                            .sum();
                    if (length + longer < ROOM) {
                        lines.addAll(finding);
                        length += longer;
                    } else {
                        left++;
                    }
                }
            }
        }
        if (left > 0) {
            lines.add("");
            lines.add(left + (left == 1 ? " more requirement has a finding" : " more requirements have findings")
                    + ", which the report page lists.");
        }
        return String.join("\n", lines) + "\n";
    }

    private static void leading(RunReport report, List<String> lines) {
        LeadingFinding first = report.leading();
        if (first == null) {
            return;
        }
        lines.add("**" + escaped(first.sentence()) + "**");
        lines.add("");
        first.evidence().forEach(text -> lines.add("- " + escaped(text)));
        first.changes().forEach(text -> lines.add("- What to change: " + escaped(text)));
        lines.add("");
        if (!first.next().isEmpty()) {
            lines.add(escaped(first.next()));
            lines.add("");
        }
    }

    private static void table(RunReport report, List<String> lines) {
        List<RequirementResult> results = RequirementResult.of(report.checks());
        List<Outcome> columns = Arrays.stream(Outcome.values())
                .filter(outcome -> OutcomeCounts.ofRequirements(results).of(outcome) > 0)
                .toList();
        lines.add(row(Stream.concat(Stream.of(""), columns.stream().map(Outcome::words))));
        lines.add(row(Stream.concat(Stream.of("---"), columns.stream().map(o -> "---:"))));
        for (Verb verb : Verb.values()) {
            List<RequirementResult> those =
                    results.stream().filter(result -> result.verb() == verb).toList();
            if (!those.isEmpty()) {
                OutcomeCounts counts = OutcomeCounts.ofRequirements(those);
                lines.add(row(
                        Stream.concat(Stream.of(verb.name()), columns.stream().map(o -> "" + counts.of(o)))));
            }
        }
    }

    private static void known(RunReport report, List<String> lines) {
        List<KnownFailures.Entry> entries = report.knownFailures().entries();
        if (entries.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("### Known failures");
        lines.add("");
        lines.add(row(Stream.of("Requirement", "State", "Until", "Owner", "What it means")));
        lines.add(row(Stream.of("---", "---", "---", "---", "---")));
        entries.forEach(e -> lines.add(row(Stream.of(
                code(e.failure().requirement()),
                e.state().name().toLowerCase(Locale.ROOT),
                e.failure().expires().toString(),
                escaped(e.failure().owner()),
                escaped(e.sentence())))));
    }

    private static String row(Stream<String> cells) {
        return cells.collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static void finding(RequirementResult result, Explanations explanations, List<String> lines) {
        List<CheckResult> decisive = result.decisive();
        CheckResult check = decisive.getFirst();
        lines.add("");
        lines.add("### " + check.outcome() + ": " + escaped(check.title()));
        lines.add("");
        lines.add(code(check.requirement()) + " (" + check.verb() + ") " + escaped(check.message()));
        lines.add("");
        item("Expected", check.expected(), lines);
        item("Actual", check.actual(), lines);
        explanations.find(check.requirement()).ifPresent(e -> {
            lines.add("- Required: " + escaped(e.statement()) + " ([" + escaped(e.section()) + "](" + e.link() + "))");
            item("Fix", e.fix(), lines);
        });
        for (Evidence evidence : check.evidence()) {
            lines.add("- Evidence: [" + escaped(evidence.summary()) + "](" + evidence.file() + ")");
        }
        decisive.stream()
                .skip(1)
                .limit(LISTED)
                .forEach(further -> item(
                        "Likewise",
                        further.title() + (further.message().isBlank() ? "" : ": " + further.message()),
                        lines));
        if (decisive.size() > LISTED + 1) {
            lines.add("- And " + (decisive.size() - LISTED - 1) + " more checks of this requirement");
        }
    }

    private static void item(String label, @Nullable String text, List<String> lines) {
        if (text != null && !text.isBlank()) {
            lines.add("- " + label + ": " + escaped(text));
        }
    }

    private static String code(String text) {
        return "`" + text.replace('`', '\'') + "`";
    }

    /** On one line, and with nothing in it that Markdown or HTML would act on. */
    private static String escaped(String text) {
        return text.strip()
                .replaceAll("\\s*\\R\\s*", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replaceAll("([\\\\`*_\\[\\]|#~])", "\\\\$1");
    }
}
