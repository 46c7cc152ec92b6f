package org.cgmkit.cgm.live;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cgmkit.cgm.TapSuite;
import org.cgmkit.cgm.attempt.SubmissionAttempt;
import org.cgmkit.ehr.Sandbox;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.capture.Capture;
import org.cgmkit.kit.capture.CapturedExchange;
import org.cgmkit.kit.config.TlsSettings;
import org.cgmkit.kit.tap.LiveTap;
import org.cgmkit.kit.tap.PatientMask;
import org.cgmkit.kit.tap.PatientPseudonyms;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.evidence.EvidenceFolder;
import org.cgmkit.reports.evidence.Redaction;
import org.cgmkit.submitter.AppOptions;
import org.cgmkit.submitter.CgmApp;
import org.cgmkit.submitter.setup.PatientSource;
import org.cgmkit.submitter.setup.RetryPace;
import org.cgmkit.validation.ProfileValidator;

/** A simulated app at work with a simulated receiver, with a tap between them, and what the kit says of both. */
record TappedRun(RunReport report, String evidence, String tap, List<CapturedExchange> exchanges) {

    static TappedRun of(
            Sandbox receiver, boolean keepsHost, UnaryOperator<AppOptions> app, ProfileValidator validator, Path folder)
            throws IOException {
        Instant began = Instant.now();
        Redaction redaction = new Redaction();
        EvidenceFolder evidence = new EvidenceFolder(folder, redaction);
        LiveTap.Place place =
                new LiveTap.Place(URI.create(receiver.baseUrl()), keepsHost, "127.0.0.1", 0, TlsSettings.standard());
        try (LiveTap<SubmissionAttempt> tap = LiveTap.open(
                place,
                new Capture<>(SubmissionAttempt::of),
                evidence,
                new PatientMask(new PatientPseudonyms(redaction)),
                exchange -> {})) {
            AppOptions options = AppOptions.of(URI.create(tap.baseUrl()), new PatientSource.Given(receiver.patient()))
                    .with(RetryPace.STANDARD.waiting(Duration.ofMillis(100), Duration.ofSeconds(1)))
                    .keepingIn(Files.createTempDirectory(folder, "state"));
            try (CgmApp running = CgmApp.start(app.apply(options), line -> {})) {
                running.sync();
            }
            List<CapturedExchange> exchanges = tap.capture().exchanges();
            RunReport report = new TapSuite(GuideVersion.STU1, "test", validator)
                    .judge(
                            new TapSuite.Passed(
                                    receiver.baseUrl(),
                                    tap.baseUrl(),
                                    null,
                                    null,
                                    exchanges,
                                    tap.capture().attempts(),
                                    began),
                            evidence,
                            redaction);
            return new TappedRun(report, read(folder.resolve("evidence")), tap.baseUrl(), exchanges);
        }
    }

    /** What was found in that way, as lines of requirement and message. */
    List<String> found(Outcome outcome) {
        return report.checks().stream()
                .filter(c -> c.outcome() == outcome)
                .map(c -> c.requirement() + ": " + c.message())
                .toList();
    }

    CheckResult row(String requirement) {
        return report.checks().stream()
                .filter(c -> c.requirement().equals(requirement))
                .findFirst()
                .orElseThrow();
    }

    private static String read(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.sorted().collect(Collectors.toList())) {
                all.append(Files.readString(file)).append('\n');
            }
            return all.toString();
        }
    }
}
