package org.cgmkit.kit.proof;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;

/** What a report says, row by row; a row of the same name is there in each report of the same suite. */
public final class ReportRows {
    private ReportRows() {}

    /** The name of a row. */
    public static String name(CheckResult result) {
        return result.requirement() + " | " + result.title();
    }

    /** The rows by their names. */
    public static Map<String, CheckResult> byName(RunReport report) {
        return report.checks().stream().collect(Collectors.toMap(ReportRows::name, Function.identity()));
    }

    /** The rows that ended so, with what they say. */
    public static List<String> described(RunReport report, Outcome outcome) {
        return report.checks().stream()
                .filter(c -> c.outcome() == outcome)
                .map(c -> name(c) + ": " + c.message())
                .toList();
    }

    /** The requirements of which a row ended so. */
    public static Set<String> requirements(RunReport report, Outcome outcome) {
        return report.checks().stream()
                .filter(c -> c.outcome() == outcome)
                .map(CheckResult::requirement)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether a breach was found. */
    public static boolean isFinding(CheckResult row) {
        return row.outcome() == Outcome.FAIL || row.outcome() == Outcome.WARN;
    }

    /** As what the breach of a requirement is reported: FAIL or WARN. */
    public static String foundAs(String requirement, RunReport report) {
        return report.checks().stream()
                .filter(check -> check.requirement().equals(requirement) && isFinding(check))
                .map(check -> check.outcome().name())
                .sorted()
                .findFirst()
                .orElse("not found");
    }

    /** A row of a table in Markdown. */
    public static String markdown(String... cells) {
        return ("| " + String.join(" | ", cells) + " |\n").replaceAll(" +\\|", " |");
    }
}
