package org.cgmkit.cgm.drift;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.guide.cgm.drift.DriftDiagnosis;
import org.cgmkit.guide.cgm.drift.DriftSign;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.LeadingFinding;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.evidence.Redaction;

/** Says in the first place of a report for which version of the guide a system was built, where that is another one. */
public final class DriftReport {
    /** Topics of which a finding follows where a system was built for another version: places, canonicals, codes, types. */
    private static final Set<String> FOLLOWING = Set.of(
            "capability",
            "operation",
            "submission",
            "bundle",
            "response",
            "orders",
            "must-support",
            "validation",
            "storage",
            "processing");

    private DriftReport() {}

    /** The report, led by that diagnosis where it has something to say; secrets are taken out of it. */
    public static RunReport led(RunReport report, DriftDiagnosis diagnosis, Redaction redaction) {
        return finding(report, diagnosis)
                .map(found -> found.with(redaction::text))
                .map(report::ledBy)
                .orElse(report);
    }

    private static Optional<LeadingFinding> finding(RunReport report, DriftDiagnosis diagnosis) {
        if (!diagnosis.isHeadLine()) {
            return Optional.empty();
        }
        String other = diagnosis.closest().id();
        return Optional.of(new LeadingFinding(
                diagnosis.headLine(),
                diagnosis.signs().stream().map(DriftSign::text).toList(),
                diagnosis.changes(),
                other.equals(diagnosis.version().id())
                        ? ""
                        : "To test it as what it is, run the same with --guide " + other + ", or with 'guide: " + other
                                + "' in its target file.",
                explained(report)));
    }

    /** What could not be decided, and what is about the things that differ. */
    private static List<String> explained(RunReport report) {
        return report.checks().stream()
                .filter(check -> check.outcome().isFinding())
                .filter(check -> check.outcome() == Outcome.INCONCLUSIVE || FOLLOWING.contains(topic(check)))
                .map(CheckResult::requirement)
                .distinct()
                .toList();
    }

    private static String topic(CheckResult check) {
        String[] parts = check.requirement().split("\\.");
        return parts.length > 1 ? parts[1] : "";
    }
}
