package org.cgmkit.outcomes.picture;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
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
    void aTraceThatAnotherRowLookedAtBeforeIsDrawnAllTheSame() {
        RunReport report = run("hold:20", List.of("outcome-engine.ranges.unit-own", "outcome-engine.gaps.*"));

        assertThat(
                report.figures().stream()
                        .map(figure -> figure.title())
                        .filter(title -> title.contains("outcome-engine.gaps.denominator"))
                        .toList()
                        .isEmpty(),
                is(false));
    }

    @Test
    void whatDoesNotCountAndLowEventsAreMarked() {
        RunReport report = run(
                Policy.declared(Map.of("warmUp.minutes", "30")),
                List.of("outcome-engine.warm-up.by-generation", "outcome-engine.warm-up.excluded"),
                Policy.USUAL);

        List<MarkedCurve> curves = report.figures().stream()
                .filter(MarkedCurve.class::isInstance)
                .map(MarkedCurve.class::cast)
                .toList();
        assertThat(
                curves.stream()
                        .flatMap(curve -> curve.spans().stream())
                        .map(MarkedCurve.Span::meaning)
                        .toList(),
                hasItems(MarkedCurve.Meaning.LEFT_OUT, MarkedCurve.Meaning.EVENT));
        assertThat(curves.getFirst().text(), containsString("(answered: "));
    }

    @Test
    void aSoundRunHasNoPicture() {
        assertThat(run("readings").figures(), is(List.of()));
    }

    private RunReport run(String denominator) {
        return run(denominator, List.of("outcome-engine.gaps.denominator"));
    }

    private RunReport run(String denominator, List<String> rows) {
        return run(Policy.declared(Map.of("gaps.denominator", denominator)), rows, Policy.USUAL);
    }

    private RunReport run(Policy policy, List<String> rows, Policy declared) {
        EngineTarget target = EngineTarget.of(new ByCode(
                        "engine",
                        task -> new AnswerJson(4, GlucoseUnit.MASS, "engine")
                                .of(OutcomeEngine.compute(task, policy))
                                .toString()))
                .declaring(declared);
        RunRequest request = new RunRequest(
                null,
                OptionValues.none(),
                Map.of(),
                RequirementSelection.only(rows, suite.catalogue(), suite.role()),
                results,
                "test");
        return new EngineTestRun(suite, target, List.of(), request, 1, new ReferenceEngine())
                .found(new SilentListener());
    }
}
