package org.cgmkit.reports;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cgmkit.guide.Verb;
import org.cgmkit.guide.cgm.GuideVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GateTest {
    private static final CheckResult MET = SampleRun.check("receiver.a.met", Verb.SHALL, Outcome.PASS);

    @ParameterizedTest(name = "{0} that ended {1}: gate {2}, exit code {3}")
    @CsvSource({
        "SHALL, PASS, PASS, 0",
        "SHALL, FAIL, FAIL, 1",
        "SHALL, WARN, PASS, 0",
        "SHALL, NOT_APPLICABLE, PASS, 0",
        "SHALL, INCONCLUSIVE, INCOMPLETE, 5",
        "SHALL, OBSERVED, PASS, 0",
        "SHALL, ATTESTED, PASS, 0",
        "SHALL, ERROR, INCOMPLETE, 5",
        "SHALL, NOT_TESTED, PASS, 0",
        "SHOULD, WARN, PASS, 0",
        "SHOULD, FAIL, PASS, 0",
        "SHOULD, INCONCLUSIVE, PASS, 0",
        "SHOULD, ERROR, PASS, 0",
        "EXPECTED, WARN, PASS, 0",
        "MAY, INCONCLUSIVE, PASS, 0"
    })
    void weighsEachOutcomeByItsVerb(Verb verb, Outcome outcome, Gate gate, int exitCode) {
        RunReport run = run(true, MET, SampleRun.check("receiver.a.b", verb, outcome));

        assertThat(run.gate(), is(gate));
        assertThat(ExitCode.of(run.gate()).code(), is(exitCode));
    }

    @Test
    void aBaseRequirementThatBindsWeighsLikeAShall() {
        CheckResult failed = SampleRun.check("receiver.a.b", Verb.BASE, Outcome.FAIL);
        CheckResult binding = new CheckResult(
                failed.requirement(),
                Verb.BASE,
                true,
                "A title",
                Outcome.FAIL,
                "",
                null,
                null,
                List.of(),
                Duration.ZERO);

        assertThat(run(true, MET, failed).gate(), is(Gate.PASS));
        assertThat(run(true, MET, binding).gate(), is(Gate.FAIL));
    }

    @Test
    void aRunThatDidNotFinishIsIncompleteButAFailureInItStays() {
        assertThat(run(false, MET).gate(), is(Gate.INCOMPLETE));
        assertThat(
                run(false, MET, SampleRun.check("receiver.a.b", Verb.SHALL, Outcome.FAIL))
                        .gate(),
                is(Gate.FAIL));
    }

    @Test
    void aFailureWeighsMoreThanWhatStayedOpen() {
        RunReport run = run(
                true,
                SampleRun.check("receiver.a.open", Verb.SHALL, Outcome.INCONCLUSIVE),
                SampleRun.check("receiver.a.failed", Verb.SHALL, Outcome.FAIL));

        assertThat(run.gate(), is(Gate.FAIL));
    }

    @Test
    void aRunThatTestedNothingLetsNothingThrough() {
        assertThat(run(true).gate(), is(Gate.INCOMPLETE));
        assertThat(
                run(true, SampleRun.check("receiver.a.b", Verb.MAY, Outcome.NOT_TESTED))
                        .gate(),
                is(Gate.INCOMPLETE));
    }

    @ParameterizedTest
    @EnumSource(Gate.class)
    void isWrittenInLowerCase(Gate gate) {
        assertThat(gate.id().equalsIgnoreCase(gate.name()) && !gate.id().equals(gate.name()), is(true));
    }

    private static RunReport run(boolean finished, CheckResult... checks) {
        return new RunReport(
                "0.1.0",
                GuideVersion.STU1.specification(),
                "receiver",
                "http://localhost/fhir",
                Instant.EPOCH,
                Duration.ZERO,
                finished,
                List.of(checks));
    }
}
