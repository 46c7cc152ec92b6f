package org.cgmkit.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The gate of a run in words, the same in every report. */
public final class GateVerdict {
    private GateVerdict() {}

    /** Why the run came to its gate, as one or two sentences; where something stopped it, that comes first. */
    public static String of(RunReport report) {
        return stopped(report)
                + switch (report.gate()) {
                    case PASS ->
                        (known(report).isEmpty() ? "No " : "No other ") + kind(report)
                                + "requirement failed, and none stayed open." + known(report) + untested(report);
                    case FAIL -> failed(report) + known(report) + unfinished(report);
                    case INCOMPLETE -> incomplete(report);
                };
    }

    /** How many requirements there were and how they ended, such as {@code 3 requirements: 2 passed, 1 failed (9 checks)}. */
    public static String counts(RunReport report) {
        OutcomeCounts requirements = OutcomeCounts.ofRequirements(RequirementResult.of(report.checks()));
        int total = requirements.total();
        int checks = report.counts().total();
        return total
                + (total == 1 ? " requirement" : " requirements")
                + (total == 0 ? "" : ": " + requirements.inWords())
                + (checks == total ? "" : " (" + checks + " checks)");
    }

    private static String failed(RunReport report) {
        KnownFailures known = report.knownFailures();
        Predicate<CheckResult> weighs =
                c -> report.failOn().fails(c) && known.excuse(c).isEmpty();
        List<String> sentences = new ArrayList<>();
        if (report.checks().stream().anyMatch(weighs)) {
            sentences.add(named(report, weighs, " is not met", "s are not met"));
        }
        known.broken().forEach(e -> sentences.add(e.sentence()));
        return String.join(" ", sentences);
    }

    private static String known(RunReport report) {
        long excused = report.knownFailures().entries().stream()
                .filter(e -> e.state() == KnownFailures.State.FAILS)
                .count();
        return excused == 0
                ? ""
                : " " + excused + (excused == 1 ? " requirement fails" : " requirements fail")
                        + " as declared, which does not affect the result.";
    }

    private static String incomplete(RunReport report) {
        if (report.counts().tested() == 0) {
            return report.finished() ? "Nothing was tested." : "The run did not finish, and tested nothing.";
        }
        boolean open = report.checks().stream().anyMatch(report.failOn()::leavesOpen);
        if (open && report.stopped() != null) {
            // Nearly all of them, for the one reason that was just given.
            return number(report, ids(report, report.failOn()::leavesOpen), " stayed open", "s stayed open") + ".";
        }
        return open
                ? named(report, report.failOn()::leavesOpen, " stayed open", "s stayed open") + unfinished(report)
                : "The run did not finish; no " + kind(report) + "requirement had failed until then.";
    }

    private static String named(RunReport report, Predicate<CheckResult> which, String one, String several) {
        List<String> ids = ids(report, which);
        return number(report, ids, one, several) + ": " + String.join(", ", ids) + ".";
    }

    private static String number(RunReport report, List<String> ids, String one, String several) {
        return ids.size() + " " + kind(report) + "requirement" + (ids.size() == 1 ? one : several);
    }

    private static List<String> ids(RunReport report, Predicate<CheckResult> which) {
        return report.checks().stream()
                .filter(which)
                .map(CheckResult::requirement)
                .distinct()
                .toList();
    }

    /** Which requirements weigh, as a word before them; where those that advise weigh too, it is just "requirements". */
    private static String kind(RunReport report) {
        return report.failOn() == FailOn.SHALL ? "binding " : "";
    }

    private static String stopped(RunReport report) {
        return report.stopped() == null ? "" : "The run was stopped: " + report.stopped() + " ";
    }

    private static String unfinished(RunReport report) {
        return report.finished() || report.stopped() != null ? "" : " The run did not finish.";
    }

    private static String untested(RunReport report) {
        int untested = OutcomeCounts.ofRequirements(RequirementResult.of(report.checks()))
                .of(Outcome.NOT_TESTED);
        return untested == 0
                ? ""
                : " " + untested + (untested == 1 ? " requirement was" : " requirements were")
                        + " not tested, which does not affect the result.";
    }
}
