package org.cgmkit.cgm.run;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.cgmkit.cgm.run.FrontedReceiver.submission;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.nio.file.Path;
import java.time.Duration;
import org.cgmkit.guide.cgm.GuideVersion;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs against a sound receiver that is away for a while, as a whole or for single entries: it is waited for, and never charged.
 * Waiting takes no time here: it is added up.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AwayForAWhileTest {
    private static final ProfileValidator VALIDATOR = GuideValidator.builtIn(GuideVersion.STU1);

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
    @ValueSource(ints = {502, 503, 504})
    void aReceiverThatIsAwayForAWhileIsWaitedFor(int status) {
        receiver.awayUntil(Duration.ofSeconds(7), status);

        RunReport report = runs().run(runs().suite("receiver.storage.*", "receiver.response.*"));

        assertThat(GateVerdict.of(report), report.gate(), is(Gate.PASS));
        assertThat(FrontedRuns.findings(report), hasSize(0));
        assertThat(receiver.waited(), is(Duration.ofSeconds(7)));
    }

    @ParameterizedTest
    @CsvSource({
        "502, 502 (bad gateway) to POST",
        "503, 503 (service unavailable) to POST",
        "504, 504 (gateway timeout) to POST"
    })
    void aReceiverThatStaysAwayIsNotCharged(int status, String words) {
        receiver.answers(submission().willReturn(aResponse().withStatus(status)));

        RunReport report =
                runs().run(runs().suite("receiver.storage.*", "receiver.response.*", "receiver.must-support.*"));

        assertThat(report.counts().of(Outcome.FAIL) + report.counts().of(Outcome.WARN), is(0));
        assertThat(FrontedRuns.messages(FrontedRuns.findings(report)).getFirst(), containsString(words));
        assertThat(report.gate(), is(Gate.INCOMPLETE));
        assertThat(GateVerdict.of(report), startsWith("The run was stopped: the target still answered " + status));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void entriesThatAreNotDealtWithForTheMomentAreSentAgain(int status) {
        receiver.busyEntriesUntil(Duration.ofSeconds(3), status);

        RunReport report =
                runs().run(runs().suite("receiver.storage.*", "receiver.response.*", "receiver.must-support.accepted"));

        assertThat(GateVerdict.of(report), report.gate(), is(Gate.PASS));
        assertThat(FrontedRuns.findings(report), hasSize(0));
        assertThat(receiver.waited(), is(Duration.ofSeconds(3)));
    }

    @Test
    void whatIsRefusedInTheEndIsJudgedByThatRefusal() {
        receiver.busyEntriesUntil(Duration.ofSeconds(3), 429);

        // Of these each is refused as a whole, when it is looked at.
        RunReport report = runs().run(runs().suite(
                        "receiver.validation.malformed",
                        "receiver.allow-list.post-only",
                        "receiver.allow-list.url-agrees"));

        assertThat(GateVerdict.of(report), report.gate(), is(Gate.PASS));
        assertThat(FrontedRuns.findings(report), hasSize(0));
        assertThat(receiver.waited(), is(Duration.ofSeconds(3)));
    }

    @Test
    void entriesThatAreNeverDealtWithConvictNobody() {
        receiver.busyEntriesUntil(Duration.ofDays(1), 429);

        RunReport report =
                runs().run(runs().suite("receiver.storage.*", "receiver.response.*", "receiver.must-support.*"));

        assertThat(report.counts().of(Outcome.FAIL) + report.counts().of(Outcome.WARN), is(0));
        assertThat(
                GateVerdict.of(report),
                startsWith(
                        "The run was stopped: the target still answered 429 (too many requests) to 3 checks that sent "
                                + "POST $submit-cgm-bundle (entries)"));
    }
}
