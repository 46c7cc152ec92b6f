package org.cgmkit.suites.matrix;

import java.util.Map;
import java.util.stream.Collectors;
import org.cgmkit.ehr.defect.Defect;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;

/** The matrix as a page for people. */
final class MatrixPage {
    private MatrixPage() {}

    static String of(Map<Defect, RunReport> runs, Map<String, Expectation> expectations) {
        return runs.entrySet().stream()
                .map(run ->
                        "| " + run.getKey().id() + " | " + run.getKey().requirement() + " | " + findings(run.getValue())
                                + " | "
                                + String.join(
                                        ", ",
                                        expectations
                                                .getOrDefault(run.getKey().id(), new Expectation(null, null))
                                                .wider())
                                + " | " + run.getValue().duration().toMillis() + " ms |\n")
                .collect(Collectors.joining(
                        "",
                        "| defect | requirement | found by | may leave open | time |\n| --- | --- | --- | --- | --- |\n",
                        ""));
    }

    private static String findings(RunReport report) {
        return report.checks().stream()
                .filter(c -> c.outcome() == Outcome.FAIL || c.outcome() == Outcome.WARN)
                .map(MatrixPage::finding)
                .collect(Collectors.joining("<br>"));
    }

    private static String finding(CheckResult result) {
        return result.outcome() + " " + result.requirement() + ": "
                + result.message().replace("|", "\\|");
    }
}
