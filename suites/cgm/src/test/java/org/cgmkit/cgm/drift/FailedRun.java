package org.cgmkit.cgm.drift;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cgmkit.guide.Requirement;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.LeadingFinding;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;

/** A run in which something failed, so that there is a reason to look at what the system was built for. */
final class FailedRun {
    private FailedRun() {}

    /** The report of one of that suite, not led by anything yet. */
    static RunReport of(GuideVersion guide, String suite) {
        Requirement requirement =
                guide.catalogue().requirementsOf(guide.catalogue().role(suite)).getFirst();
        return new RunReport(
                "test",
                guide.specification(),
                suite,
                "a system",
                Instant.parse("2026-05-15T08:00:00Z"),
                Duration.ofSeconds(1),
                true,
                List.of(new CheckResult(
                        requirement.id(),
                        requirement.verb(),
                        requirement.binding(),
                        "a check",
                        Outcome.FAIL,
                        "It failed.",
                        "",
                        "",
                        List.of(),
                        Duration.ZERO)));
    }

    /** The ids of the signatures that a report begins with. */
    static List<String> signs(RunReport report) {
        return Optional.ofNullable(report.leading()).map(LeadingFinding::evidence).orElse(List.of()).stream()
                .map(line -> line.substring(0, line.indexOf(':')))
                .toList();
    }
}
