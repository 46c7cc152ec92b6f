package org.cgmkit.cgm.foreign;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;
import org.cgmkit.cgm.SubmitterSuite;
import org.cgmkit.cgm.attempt.StepName;
import org.cgmkit.cgm.config.SubmitterTarget;
import org.cgmkit.cgm.harness.ScenarioListener;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.fixtures.SubmissionContext;
import org.cgmkit.fixtures.Submissions;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.proof.SilentListener;
import org.cgmkit.kit.trigger.Trigger;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.figure.Figure;
import org.cgmkit.reports.figure.TimeLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A submitter that shares no code with the kit, a shell script with curl that posts one fixed Bundle, is judged by what it
 * does and does not do. The verdicts were written down before the first run, but for those on orders, which followed when
 * the suite came to convict of not looking for orders alone.
 */
class PlainSubmitterTest {

    @Test
    void passesWithWhatItDoesAndIsFoundNotToDoTheRest(@TempDir Path folder) throws Exception {
        Path script = Files.createFile(folder.resolve("plain-submitter.sh"));
        try (InputStream written = getClass().getResourceAsStream("plain-submitter.sh")) {
            Files.write(script, Objects.requireNonNull(written).readAllBytes());
        }
        Path bundle = folder.resolve("bundle.json");
        Instant end = Instant.now().truncatedTo(ChronoUnit.DAYS);
        Files.writeString(
                bundle,
                Submissions.complete(SubmissionContext.of("mara-lindqvist", IdentifierSource.stable("plain"), end), 1)
                        .json());
        SubmitterTarget target = SubmitterTarget.of("a script", "mara-lindqvist")
                .trigger(new Trigger.ByCommand("BUNDLE='" + bundle + "' sh '" + script + "'"))
                .patience(Duration.ofMinutes(10))
                .period(Duration.ofSeconds(1))
                .zone(ZoneOffset.UTC)
                .build();

        RunReport report = new SubmitterSuite(GuideVersion.STU1, "test")
                .run(target, folder.resolve("results"), ScenarioListener.nobody(), new SilentListener());
        SuiteVerdicts verdicts = new SuiteVerdicts(report);

        assertThat("failed", verdicts.with(Outcome.FAIL), is(empty()));
        assertThat(
                verdicts.messages("submitter.must-support.capable"),
                containsString(
                        "cgm-data-submission-bundle#Bundle.entry:patient never came, and no order can ask for it"));
        assertThat("in error", verdicts.with(Outcome.ERROR), is(empty()));
        assertThat(
                "warned",
                verdicts.with(Outcome.WARN),
                is(Set.of("submitter.orders.discovered", "submitter.throttling.backs-off")));
        // Whoever does not look for orders is convicted of that alone, and not of all that follows from it.
        assertThat(
                "inconclusive",
                verdicts.with(Outcome.INCONCLUSIVE),
                is(Set.of(
                        "submitter.must-support.capable",
                        "submitter.orders.changed",
                        "submitter.orders.lookback",
                        "submitter.orders.one-time",
                        "submitter.orders.period",
                        "submitter.orders.profiles",
                        "submitter.partial.handled",
                        "submitter.retry.idempotent")));
        assertThat(
                "passed",
                verdicts.with(Outcome.PASS),
                is(Set.of(
                        "submitter.bundle.conforms",
                        "submitter.bundle.patient",
                        "submitter.bundle.post-only",
                        "submitter.bundle.references",
                        "submitter.conditional-create.answers",
                        "submitter.must-support.unit",
                        "submitter.operation.url",
                        "submitter.values.consistent",
                        "submitter.values.ranges")));
        assertThat(verdicts.messages("submitter.throttling.backs-off"), containsString("did not come again"));
        assertThat(verdicts.messages("submitter.retry.idempotent"), containsString("What was sent was not sent again"));
        assertThat(
                report.figures().stream().map(Figure::title).limit(3).toList(),
                contains(
                        "Steps of the run",
                        "Glucose readings that came, in mg/dL",
                        "Ambulatory glucose profile of these readings"));
        TimeLine steps = (TimeLine) report.figures().getFirst();
        assertThat(steps.steps(), hasSize(StepName.values().length));
        assertThat(steps.steps().getFirst().came().get("submission"), is(1));
        assertThat(
                "when the run began",
                report.started(),
                is(lessThanOrEqualTo(steps.steps().getFirst().began())));
        assertThat(
                "when the run ended",
                report.started().plus(report.duration()),
                is(greaterThanOrEqualTo(steps.steps().getLast().ended())));
    }
}
