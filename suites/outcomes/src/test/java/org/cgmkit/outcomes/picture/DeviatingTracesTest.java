package org.cgmkit.outcomes.picture;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cgmkit.engine.answer.AnswerJson;
import org.cgmkit.engine.calculation.OutcomeEngine;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.cgmkit.kit.proof.SilentListener;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.kit.suite.OptionValues;
import org.cgmkit.kit.suite.RunRequest;
import org.cgmkit.outcomes.EngineTestRun;
import org.cgmkit.outcomes.OutcomeEngineRoleSuite;
import org.cgmkit.outcomes.config.EngineTarget;
import org.cgmkit.outcomes.config.EngineTarget.ByCode;
import org.cgmkit.outcomes.policy.ReferenceEngine;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.figure.MarkedCurve;
import org.cgmkit.reports.figure.StackedShares;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviatingTracesTest {
    private final OutcomeEngineRoleSuite suite = new OutcomeEngineRoleSuite();

    @TempDir
    private Path results;

    @Test
    void theTraceOfAFailedRowIsDrawnWithTheSharesThatItShouldHave() {
        RunReport report = run("hold:20");

        MarkedCurve curve = (MarkedCurve) report.figures().getFirst();
        assertThat(curve.title(), is("Trace of outcome-engine.gaps.denominator"));
        assertThat(curve.stretches().size(), is(greaterThan(3)));
        assertThat(curve.text(), containsString("which 261 count by what the engine declares"));
        StackedShares shares = (StackedShares) report.figures().get(1);
        assertThat(shares.bars().getFirst().percents().get(1), is(new BigDecimal("55.17")));
        assertThat(shares.parts().get(1).differs(), is(true));
        assertThat(shares.parts().get(0).differs(), is(false));
    }

    @Test
    void aSoundRunHasNoPicture() {
        assertThat(run("readings").figures(), is(List.of()));
    }

    private RunReport run(String denominator) {
        Policy policy = Policy.declared(Map.of("gaps.denominator", denominator));
        EngineTarget target = EngineTarget.of(new ByCode(
                        "engine",
                        task -> new AnswerJson(4, GlucoseUnit.MASS, "engine")
                                .of(OutcomeEngine.compute(task, policy))
                                .toString()))
                .declaring(Policy.USUAL);
        RunRequest request = new RunRequest(
                null,
                OptionValues.none(),
                Map.of(),
                RequirementSelection.only(List.of("outcome-engine.gaps.denominator"), suite.catalogue(), suite.role()),
                results,
                "test");
        return new EngineTestRun(suite, target, List.of(), request, 1, new ReferenceEngine())
                .found(new SilentListener());
    }
}
