package org.cgmkit.suites.foreign;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cgmkit.guide.GuideVersion;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.cgmkit.suites.ReceiverSuite;
import org.cgmkit.suites.Silence;
import org.cgmkit.suites.setup.ReceiverTarget;

/** What the whole suite says of a server, by outcome. */
record Verdicts(RunReport report) {

    static Verdicts on(String baseUrl, String patient, String otherPatient, Path results) {
        ReceiverTarget target =
                ReceiverTarget.at(baseUrl, patient).otherPatient(otherPatient).build();
        return new Verdicts(new ReceiverSuite(GuideVersion.STU1, "test").run(target, results, new Silence()));
    }

    /** The requirements with at least one row of that outcome. */
    Set<String> with(Outcome outcome) {
        return report.checks().stream()
                .filter(c -> c.outcome() == outcome)
                .map(c -> c.requirement())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the rows of that requirement say. */
    String messages(String requirement) {
        return report.checks().stream()
                .filter(c -> c.requirement().equals(requirement))
                .map(c -> c.message())
                .collect(Collectors.joining("\n"));
    }
}
