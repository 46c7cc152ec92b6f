package org.cgmkit.reports;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import java.util.List;
import org.cgmkit.guide.Verb;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateVerdictTest {
    private static final CheckResult MET = SampleRun.check("receiver.a.met", Verb.SHALL, Outcome.PASS);
    private static final CheckResult FAILED = SampleRun.check("receiver.a.failed", Verb.SHALL, Outcome.FAIL);
    private static final CheckResult OPEN = SampleRun.check("receiver.a.open", Verb.SHALL, Outcome.ERROR);
    private static final CheckResult UNTESTED = SampleRun.check("receiver.a.later", Verb.MAY, Outcome.NOT_TESTED);

    private RunReport sample;

    @BeforeEach
    void sample(@TempDir Path results) throws Exception {
        sample = SampleRun.in(results);
    }

    @Test
    void namesWhatFailed() {
        assertThat(of(true, MET, FAILED, FAILED), is("1 binding requirement is not met: receiver.a.failed."));
        assertThat(
                of(false, FAILED, SampleRun.check("receiver.b.failed", Verb.SHALL, Outcome.FAIL)),
                is(
                        "2 binding requirements are not met: receiver.a.failed, receiver.b.failed. The run did not finish."));
    }

    @Test
    void namesWhatStayedOpen() {
        assertThat(of(true, MET, OPEN), is("1 binding requirement stayed open: receiver.a.open."));
    }

    @Test
    void saysWhenARunDidNotFinishOrTestedNothing() {
        assertThat(of(false, MET), is("The run did not finish; no binding requirement had failed until then."));
        assertThat(of(false), is("The run did not finish, and tested nothing."));
        assertThat(of(true, UNTESTED), is("Nothing was tested."));
    }

    @Test
    void beginsWithWhatStoppedARun() {
        RunReport open = SampleRun.with(sample, List.of(MET, OPEN), true).stoppedBecause("the target is gone.");
        RunReport failed = SampleRun.with(sample, List.of(FAILED, OPEN), true).stoppedBecause("the target is gone.");

        assertThat(
                GateVerdict.of(open),
                is("The run was stopped: the target is gone. 1 binding requirement stayed open."));
        assertThat(
                GateVerdict.of(failed),
                is("The run was stopped: the target is gone. 1 binding requirement is not met: receiver.a.failed."));
        assertThat(open.gate(), is(Gate.INCOMPLETE));
        assertThat(failed.gate(), is(Gate.FAIL));
    }

    @Test
    void countsWhatAPassLeavesUntested() {
        assertThat(of(true, MET), is("No binding requirement failed, and none stayed open."));
        assertThat(
                of(true, MET, UNTESTED),
                is("No binding requirement failed, and none stayed open. "
                        + "1 requirement was not tested, which does not affect the result."));
    }

    @Test
    void aRequirementOfWhichAPartIsTestedIsTested() {
        CheckResult part = SampleRun.check(MET.requirement(), Verb.SHALL, Outcome.NOT_TESTED);

        assertThat(of(true, MET, part), is("No binding requirement failed, and none stayed open."));
    }

    @Test
    void countsRequirementsInWords() {
        assertThat(
                GateVerdict.counts(SampleRun.with(sample, List.of(MET, FAILED, FAILED, UNTESTED), true)),
                is("3 requirements: 1 passed, 1 failed, 1 not tested (4 checks)"));
        assertThat(GateVerdict.counts(SampleRun.with(sample, List.of(), true)), is("0 requirements"));
    }

    private String of(boolean finished, CheckResult... checks) {
        return GateVerdict.of(SampleRun.with(sample, List.of(checks), finished));
    }
}
