package org.cgmkit.cgm.run;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static org.cgmkit.cgm.run.FrontedReceiver.submission;
import static org.cgmkit.cgm.run.FrontedReceiver.throttled;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.cgmkit.cgm.ReceiverRun;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.config.UnreachableException;
import org.cgmkit.kit.proof.SilentListener;
import org.cgmkit.kit.run.RunOrder;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Gate;
import org.cgmkit.reports.GateVerdict;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.cgmkit.validation.GuideValidator;
import org.cgmkit.validation.ProfileValidator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs against a sound receiver with something in between that answers 429, or nothing. Waiting takes no time here: it is
 * added up.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoppedRunTest {
    private static final GuideVersion GUIDE = GuideVersion.STU1;
    private static final ProfileValidator VALIDATOR = GuideValidator.builtIn(GUIDE);
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final FrontedReceiver receiver = new FrontedReceiver(VALIDATOR);

    @TempDir
    private Path results;

    private FrontedRuns runs() {
        return new FrontedRuns(receiver, VALIDATOR, results);
    }

    @BeforeEach
    void passOnEverything() {
        receiver.reset();
    }

    @AfterAll
    void stop() {
        receiver.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aReceiverThatAnswers429ForEverIsGivenUpAfterThreeChecks(int parallel) {
        receiver.afterTheFirstLook(throttled(any(anyUrl()), ""));

        RunReport report = runs().run(runs().suite().in(RunOrder.parallel(parallel)));

        List<CheckResult> tried = FrontedRuns.findings(report).stream()
                .filter(c -> !report.isLeftOut(c))
                .toList();
        assertThat(
                "requirements in the report",
                report.checks().stream()
                        .map(CheckResult::requirement)
                        .distinct()
                        .count(),
                is((long) GUIDE.catalogue()
                        .requirementsOf(GUIDE.catalogue().role("receiver"))
                        .size()));
        assertThat("checks that waited", tried.size(), is(lessThanOrEqualTo(3 + parallel - 1)));
        assertThat(FrontedRuns.messages(tried), everyItem(containsString("answered 429 (too many requests) to ")));
        assertThat(
                FrontedRuns.findings(report).stream()
                        .map(CheckResult::outcome)
                        .distinct()
                        .toList(),
                is(List.of(Outcome.INCONCLUSIVE)));
        assertThat(FrontedRuns.findings(report).size(), is(greaterThan(30)));
        assertThat(report.gate(), is(Gate.INCOMPLETE));
        assertThat(report.finished(), is(false));
        assertThat(
                GateVerdict.of(report),
                startsWith("The run was stopped: the target still answered 429 (too many requests) to 3 checks"));
        assertThat("in all", receiver.waited(), is(lessThanOrEqualTo(LIMIT.multipliedBy(tried.size()))));
    }

    @Test
    void whoAsksToWaitForLongerThanARequestMayIsNotWaitedForAtAll() {
        receiver.afterTheFirstLook(throttled(any(anyUrl()), "3600"));

        RunReport report = runs().run(runs().suite());

        assertThat(report.gate(), is(Gate.INCOMPLETE));
        assertThat(
                FrontedRuns.messages(FrontedRuns.findings(report)).getFirst(),
                containsString("after waiting 0 s and asks to wait 3600 s more, which it may: run again later"));
        assertThat(receiver.waited(), is(Duration.ZERO));
    }

    @Test
    void whoAsksToComeAgainAtOnceForEverIsNotAskedForEver() {
        receiver.afterTheFirstLook(throttled(any(anyUrl()), "0"));

        RunReport report = runs().run(runs().suite());

        assertThat(report.gate(), is(Gate.INCOMPLETE));
        assertThat(GateVerdict.of(report), startsWith("The run was stopped: "));
        assertThat(receiver.asked(), is(lessThan(60)));
    }

    @Test
    void aReceiverThatTakesNoSubmissionsButAnswersReadsIsGivenUpToo() {
        receiver.answers(throttled(submission(), ""));

        RunReport report = runs().run(runs().suite());

        assertThat(
                GateVerdict.of(report),
                startsWith("The run was stopped: the target still answered 429 (too many requests) to 3 checks"));
        assertThat("what could be read", report.counts().of(Outcome.PASS), is(greaterThan(0)));
        assertThat(report.gate(), is(Gate.INCOMPLETE));
    }

    @Test
    void aRunGoesOnWhenTheReceiverDoes() {
        // A window of a minute: it is over when so much was waited.
        receiver.throttledUntil(Duration.ofMinutes(1));

        RunReport report = runs().run(runs().suite("receiver.storage.*", "receiver.response.*"));

        assertThat(GateVerdict.of(report), report.gate(), is(Gate.PASS));
        assertThat(report.finished(), is(true));
        assertThat(report.stopped(), is(nullValue()));
        assertThat(receiver.waited(), is(greaterThanOrEqualTo(Duration.ofMinutes(1))));
    }

    @Test
    void aRunGoesOnAfterTwoChecksThatWaitedInVain() {
        receiver.throttledUntil(Duration.ofSeconds(100));

        RunReport report = runs().run(runs().suite("receiver.storage.*", "receiver.response.*"));

        assertThat(report.finished(), is(true));
        assertThat(FrontedRuns.messages(FrontedRuns.findings(report)), hasSize(1));
        assertThat(
                FrontedRuns.messages(FrontedRuns.findings(report)).getFirst(),
                containsString("after waiting 63 s, which it may"));
        assertThat(report.counts().of(Outcome.PASS), is(greaterThan(5)));
    }

    @Test
    void aReceiverThatSlowsDownEveryRequestIsGivenUpWhenTheRunHasWaitedLongEnough() {
        receiver.answers(throttled(submission(), "100")
                .inScenario("every other one")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("in"));
        receiver.answers(submission()
                .inScenario("every other one")
                .whenScenarioStateIs("in")
                .willSetStateTo(Scenario.STARTED)
                .willReturn(receiver.onward()));

        RunReport report =
                runs().run(runs().suite("receiver.storage.*", "receiver.response.*", "receiver.conditional-create.*"));

        assertThat(
                GateVerdict.of(report),
                startsWith(
                        "The run was stopped: the target answered 429 (too many requests) or not at all so often that "
                                + "the checks would have waited for longer than 20 min in all. "));
        assertThat(receiver.waited(), is(Duration.ofMinutes(20)));
        assertThat(report.counts().of(Outcome.PASS), is(greaterThan(0)));
        assertThat(report.gate(), is(Gate.INCOMPLETE));
    }

    @Test
    void aReceiverThatFallsSilentIsGivenUpAlike() {
        receiver.afterTheFirstLook(any(anyUrl()).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));

        RunReport report = runs().run(runs().suite());

        assertThat(
                GateVerdict.of(report),
                startsWith("The run was stopped: the target gave no answer to 3 checks in a row. "));
        assertThat(report.counts().of(Outcome.ERROR), is(3));
        assertThat(report.gate(), is(Gate.INCOMPLETE));
    }

    @Test
    void theCheckThatProvokes429WaitsForItWithoutStoppingTheRun() {
        receiver.answers(throttled(submission(), "1").inScenario("flood").whenScenarioStateIs("flooded"));
        receiver.answers(submission()
                .inScenario("flood")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("second")
                .willReturn(receiver.onward()));
        receiver.answers(submission()
                .inScenario("flood")
                .whenScenarioStateIs("second")
                .willSetStateTo("flooded")
                .willReturn(receiver.onward()));
        receiver.startsAgainAfterAWait("flood");

        RunReport report = runs().run(runs().suite("receiver.throttling.*"));

        assertThat(report.counts().of(Outcome.PASS), is(1));
        assertThat(report.finished(), is(true));
        assertThat(receiver.waited(), is(Duration.ofSeconds(1)));
    }

    @Test
    void theFirstLookIsNotWaitedForForEver() {
        receiver.answers(throttled(any(anyUrl()), ""));

        UnreachableException given = assertThrows(UnreachableException.class, () -> runs().run(runs().suite()));

        assertThat(given.getMessage(), startsWith("The target answers even the first question with 429"));
        assertThat(receiver.waited(), is(lessThanOrEqualTo(LIMIT)));
    }

    @Test
    void whatAStoppedRunCreatedIsDeletedWithoutWaitingAgain() {
        ReceiverRun run =
                runs().prepared(runs().suite("receiver.storage.*", "receiver.conditional-create.*"), runs().target());
        // The first submissions are let in.
        receiver.answers(throttled(submission(), "").inScenario("later").whenScenarioStateIs("now"));
        receiver.answers(submission()
                .inScenario("later")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("now")
                .willReturn(receiver.onward()));
        RunReport report = run.run(new SilentListener());
        assertThat(report.stopped(), is(not(nullValue())));
        Duration before = receiver.waited();
        receiver.answers(throttled(delete(anyUrl()), "1"));

        String text = run.cleanup().text();

        assertThat(text, containsString("the target gave no answer any more"));
        assertThat(receiver.waited(), is(before));
    }
}
