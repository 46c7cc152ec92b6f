package org.cgmkit.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cgmkit.cli.console.KitVersion;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.Requirement;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Evidence;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.evidence.EvidenceFolder;
import org.cgmkit.reports.evidence.Header;
import org.cgmkit.reports.evidence.HttpExchange;
import org.cgmkit.reports.evidence.HttpExchange.Answer;
import org.cgmkit.reports.evidence.Redaction;
import org.cgmkit.reports.json.ResultsWriter;
import org.jspecify.annotations.Nullable;

/** Folders of results as a run leaves them, for the commands that read them. */
final class SampleResults {
    /** A requirement that binds. */
    static final String SHALL = "receiver.response.entry-status";

    /** One that advises. */
    static final String SHOULD = "receiver.storage.readable";

    static final Catalogue CATALOGUE = GuideVersion.STU1.catalogue();

    private static final Instant STARTED = Instant.parse("2026-01-31T12:00:00Z");

    private SampleResults() {}

    /** Writes a run of the receiver suite in which those two ended so. */
    static Path write(Path folder, Outcome shall, Outcome should) throws IOException {
        EvidenceFolder evidence = new EvidenceFolder(folder, new Redaction());
        List<CheckResult> checks = new ArrayList<>();
        checks.add(check(evidence, SHALL, shall));
        checks.add(check(evidence, SHOULD, should));
        ResultsWriter.write(run("receiver", "https://ehr.example.org/fhir", checks), folder);
        return folder;
    }

    /** A run of a suite. */
    static RunReport run(String suite, String target, List<CheckResult> checks) {
        return run(GuideVersion.STU1, suite, target, checks);
    }

    /** A run of a suite by that version of the guide. */
    static RunReport run(GuideVersion guide, String suite, String target, List<CheckResult> checks) {
        return new RunReport(
                KitVersion.number(),
                guide.specification(),
                suite,
                target,
                STARTED,
                Duration.ofMillis(1_234),
                true,
                checks);
    }

    /** How a check of a requirement of the catalogue ended, with an exchange. */
    static CheckResult check(EvidenceFolder folder, String requirement, Outcome outcome) {
        return check(
                requirement,
                outcome,
                folder.of(1, requirement)
                        .keep(new HttpExchange(
                                STARTED,
                                Duration.ofMillis(42),
                                "GET",
                                "https://ehr.example.org/fhir/metadata",
                                List.of(new Header("Accept", "application/fhir+json")),
                                "",
                                new Answer(200, "OK", List.of(), "{\"resourceType\":\"CapabilityStatement\"}"))));
    }

    /** The same without evidence, where it is null. */
    static CheckResult check(String requirement, Outcome outcome, @Nullable Evidence evidence) {
        Requirement required = CATALOGUE.find(requirement).orElseThrow();
        boolean met = outcome == Outcome.PASS;
        return new CheckResult(
                requirement,
                required.verb(),
                required.binding(),
                "What was accepted <can> be read & found",
                outcome,
                met ? "" : "It cannot.",
                met ? null : "200",
                met ? null : "404",
                evidence == null ? List.of() : List.of(evidence),
                Duration.ofMillis(81));
    }
}
