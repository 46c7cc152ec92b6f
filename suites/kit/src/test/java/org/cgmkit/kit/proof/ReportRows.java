package org.cgmkit.kit.proof;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
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

    /**
     * Whether a row tells of nothing that is wrong, though it ended in another way than that: it may become open, or, where it was open,
     * tell something good.
     *
     * @param open the outcomes that leave a row open
     */
    public static boolean isOpen(CheckResult row, Outcome was, Set<Outcome> open) {
        return open.contains(row.outcome()) || (open.contains(was) && row.outcome() == Outcome.PASS);
    }

    /**
     * The rows that no departure fails.
     *
     * @param sound the reports of sound systems
     * @param defective the reports of all others
     * @param unjudged the outcomes of rows that cannot fail
     */
    public static Set<String> neverFailed(
            Collection<RunReport> sound, Collection<RunReport> defective, Set<Outcome> unjudged) {
        Set<String> rows = names(sound, row -> !unjudged.contains(row.outcome()));
        rows.removeAll(names(defective, ReportRows::isFinding));
        return rows;
    }

    private static Set<String> names(Collection<RunReport> reports, Predicate<CheckResult> wanted) {
        return reports.stream()
                .flatMap(report -> report.checks().stream())
                .filter(wanted)
                .map(ReportRows::name)
                .collect(Collectors.toCollection(TreeSet::new));
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
