package org.cgmkit.cgm.matrix;

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
final class ReportRows {
    private ReportRows() {}

    /** The name of a row. */
    static String name(CheckResult result) {
        return result.requirement() + " | " + result.title();
    }

    static Map<String, CheckResult> byName(RunReport report) {
        return report.checks().stream().collect(Collectors.toMap(ReportRows::name, Function.identity()));
    }

    /** The rows that ended so, with what they say. */
    static List<String> described(RunReport report, Outcome outcome) {
        return report.checks().stream()
                .filter(c -> c.outcome() == outcome)
                .map(c -> name(c) + ": " + c.message())
                .toList();
    }

    /** The requirements of which a row ended so. */
    static Set<String> requirements(RunReport report, Outcome outcome) {
        return report.checks().stream()
                .filter(c -> c.outcome() == outcome)
                .map(CheckResult::requirement)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static boolean isFinding(CheckResult row) {
        return row.outcome() == Outcome.FAIL || row.outcome() == Outcome.WARN;
    }

    /** As what the breach of a requirement is reported: FAIL or WARN. */
    static String foundAs(String requirement, RunReport report) {
        return report.checks().stream()
                .filter(check -> check.requirement().equals(requirement) && isFinding(check))
                .map(check -> check.outcome().name())
                .sorted()
                .findFirst()
                .orElse("not found");
    }

    /** A row of a table in Markdown. */
    static String markdown(String... cells) {
        return ("| " + String.join(" | ", cells) + " |\n").replaceAll(" +\\|", " |");
    }
}
