package org.cgmkit.reports;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cgmkit.guide.Verb;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.reports.KnownFailures.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownFailuresTest {
    private static final String ID = "receiver.a.b";
    private static final LocalDate DAY_OF_RUN = LocalDate.parse("2026-06-15");

    @ParameterizedTest(name = "{0} that ended {1}, until {2}: {3}, gate {4}")
    @CsvSource({
        "SHALL, FAIL, 2026-12-31, FAILS, PASS",
        "SHALL, FAIL, 2026-06-15, FAILS, PASS",
        "SHALL, FAIL, 2026-06-14, EXPIRED, FAIL",
        "SHALL, PASS, 2026-06-14, EXPIRED, FAIL",
        "SHALL, PASS, 2026-12-31, MENDED, FAIL",
        "SHALL, NOT_APPLICABLE, 2026-12-31, MENDED, FAIL",
        "SHALL, INCONCLUSIVE, 2026-12-31, UNDECIDED, INCOMPLETE",
        "SHALL, ERROR, 2026-12-31, UNDECIDED, INCOMPLETE",
        "SHALL, NOT_TESTED, 2026-12-31, UNDECIDED, PASS",
        "SHOULD, WARN, 2026-12-31, FAILS, PASS",
        "SHOULD, PASS, 2026-12-31, MENDED, FAIL"
    })
    void aDeclarationHoldsOnlyAsLongAsItIsTrue(Verb verb, Outcome outcome, LocalDate expires, State state, Gate gate) {
        RunReport run = run(true, expires, SampleRun.check(ID, verb, outcome));

        assertThat(run.knownFailures().entries().getFirst().state(), is(state));
        assertThat(run.gate(), is(gate));
    }

    @Test
    void anotherFailureStillWeighs() {
        RunReport run = run(
                true,
                DAY_OF_RUN,
                SampleRun.check(ID, Verb.SHALL, Outcome.FAIL),
                SampleRun.check("receiver.a.c", Verb.SHALL, Outcome.FAIL));

        assertThat(run.gate(), is(Gate.FAIL));
        assertThat(
                GateVerdict.of(run),
                is("1 binding requirement is not met: receiver.a.c. "
                        + "1 requirement fails as declared, which does not affect the result."));
    }

    @Test
    void oneFailingCheckOfSeveralIsEnoughToBeAsDeclared() {
        RunReport run = run(
                true,
                DAY_OF_RUN,
                SampleRun.check(ID, Verb.SHALL, Outcome.PASS),
                SampleRun.check(ID, Verb.SHALL, Outcome.FAIL));

        assertThat(run.gate(), is(Gate.PASS));
        assertThat(
                GateVerdict.of(run),
                containsString("1 requirement fails as declared, which does not affect the result."));
    }

    @Test
    void aRequirementThatThisRunLeavesOutSaysNothing() {
        RunReport run = run(true, DAY_OF_RUN);

        assertThat(run.knownFailures().entries().getFirst().state(), is(State.UNDECIDED));
        assertThat(run.gate(), is(Gate.PASS));
    }

    @Test
    void aRunThatBrokeOffMendsNothing() {
        RunReport run = run(false, DAY_OF_RUN, SampleRun.check(ID, Verb.SHALL, Outcome.PASS));

        assertThat(run.knownFailures().entries().getFirst().state(), is(State.UNDECIDED));
    }

    @Test
    void whatIsOverIsToldWithWhatToDo() {
        assertThat(
                GateVerdict.of(run(true, LocalDate.parse("2026-06-14"), SampleRun.check(ID, Verb.SHALL, Outcome.FAIL))),
                is("1 binding requirement is not met: receiver.a.b. The known failure of receiver.a.b expired on "
                        + "2026-06-14 (Ticket 12; owner: Jo): mend it, or agree with its owner on a new date."));
        assertThat(
                GateVerdict.of(run(true, DAY_OF_RUN, SampleRun.check(ID, Verb.SHALL, Outcome.PASS))),
                is("receiver.a.b is declared as a known failure (Ticket 12; owner: Jo), but does not fail any more: "
                        + "take the entry out."));
    }

    private static RunReport run(boolean finished, LocalDate expires, CheckResult... checks) {
        List<CheckResult> all = new ArrayList<>(List.of(checks));
        all.add(SampleRun.check("receiver.z.met", Verb.SHALL, Outcome.PASS));
        return new RunReport(
                        "0.1.0",
                        GuideVersion.STU1.specification(),
                        "receiver",
                        "http://localhost/fhir",
                        Instant.parse("2026-06-15T23:00:00Z"),
                        Duration.ZERO,
                        finished,
                        all)
                .with(List.of(new KnownFailure(ID, "Ticket 12", "Jo", expires)));
    }
}
