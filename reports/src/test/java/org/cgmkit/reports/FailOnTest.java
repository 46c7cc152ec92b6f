package org.cgmkit.reports;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cgmkit.guide.Verb;
import org.cgmkit.guide.cgm.GuideVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailOnTest {
    private static final CheckResult MET = SampleRun.check("receiver.a.met", Verb.SHALL, Outcome.PASS);

    @ParameterizedTest(name = "{0} that ended {1}: gate {2} by shall, {3} by should")
    @CsvSource({
        "SHALL, FAIL, FAIL, FAIL",
        "SHALL, PASS, PASS, PASS",
        "SHALL, INCONCLUSIVE, INCOMPLETE, INCOMPLETE",
        "SHOULD, WARN, PASS, FAIL",
        "SHOULD, PASS, PASS, PASS",
        "SHOULD, NOT_APPLICABLE, PASS, PASS",
        "SHOULD, NOT_TESTED, PASS, PASS",
        "SHOULD, INCONCLUSIVE, PASS, INCOMPLETE",
        "SHOULD, ERROR, PASS, INCOMPLETE",
        "EXPECTED, WARN, PASS, FAIL",
        "BASE, WARN, PASS, FAIL",
        "MAY, WARN, PASS, PASS",
        "MAY, ERROR, PASS, PASS",
        "MAY, OBSERVED, PASS, PASS"
    })
    void weighsAdviceOnlyWhereItIsAskedFor(Verb verb, Outcome outcome, Gate byShall, Gate byShould) {
        RunReport run = run(SampleRun.check("receiver.a.b", verb, outcome));

        assertThat(run.gate(), is(byShall));
        assertThat(run.weighedBy(FailOn.SHOULD).gate(), is(byShould));
    }

    @Test
    void saysWhatIsNotMetWithoutCallingItBinding() {
        RunReport run = run(
                SampleRun.check("receiver.a.b", Verb.SHALL, Outcome.FAIL),
                SampleRun.check("receiver.a.c", Verb.SHOULD, Outcome.WARN));

        assertThat(GateVerdict.of(run), is("1 binding requirement is not met: receiver.a.b."));
        assertThat(
                GateVerdict.of(run.weighedBy(FailOn.SHOULD)),
                is("2 requirements are not met: receiver.a.b, receiver.a.c."));
        assertThat(GateVerdict.of(run().weighedBy(FailOn.SHOULD)), is("No requirement failed, and none stayed open."));
    }

    @Test
    void letsAdvicePassThatIsDeclaredAsAKnownFailure() {
        RunReport run = run(SampleRun.check("receiver.a.b", Verb.SHOULD, Outcome.WARN))
                .with(List.of(new KnownFailure("receiver.a.b", "R", "O", LocalDate.parse("2999-12-31"))))
                .weighedBy(FailOn.SHOULD);

        assertThat(run.gate(), is(Gate.PASS));
        assertThat(run.isFailedBy(run.checks().getLast()), is(false));
    }

    @Test
    void staysWithTheRunWhateverElseIsChangedInIt() {
        RunReport run = run().weighedBy(FailOn.SHOULD);

        assertThat(run.with(List.of()).failOn(), is(FailOn.SHOULD));
        assertThat(run.unfinished(Duration.ZERO, List.of()).failOn(), is(FailOn.SHOULD));
    }

    private static RunReport run(CheckResult... checks) {
        List<CheckResult> all = new ArrayList<>(List.of(MET));
        all.addAll(List.of(checks));
        return new RunReport(
                "0.1.0",
                GuideVersion.STU1.specification(),
                "receiver",
                "http://localhost/fhir",
                Instant.EPOCH,
                Duration.ZERO,
                true,
                all);
    }
}
