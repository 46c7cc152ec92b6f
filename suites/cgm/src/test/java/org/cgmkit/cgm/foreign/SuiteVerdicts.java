package org.cgmkit.cgm.foreign;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cgmkit.cgm.ReceiverSuite;
import org.cgmkit.cgm.config.ReceiverTarget;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.proof.SilentListener;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;

/** What the whole suite says of a server, by outcome. */
record SuiteVerdicts(RunReport report) {

    static SuiteVerdicts on(String baseUrl, String patient, String otherPatient, Path results) {
        ReceiverTarget target =
                ReceiverTarget.at(baseUrl, patient).otherPatient(otherPatient).build();
        return new SuiteVerdicts(
                new ReceiverSuite(GuideVersion.STU1, "test").run(target, results, new SilentListener()));
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
