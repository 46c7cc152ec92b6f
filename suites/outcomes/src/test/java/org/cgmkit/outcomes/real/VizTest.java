package org.cgmkit.outcomes.real;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.cgmkit.guide.Verb;
import org.cgmkit.kit.proof.ReportRows;
import org.cgmkit.kit.proof.SilentListener;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.kit.suite.OptionValues;
import org.cgmkit.kit.suite.RunRequest;
import org.cgmkit.outcomes.EngineTestRun;
import org.cgmkit.outcomes.OutcomeEngineRoleSuite;
import org.cgmkit.outcomes.config.Computed;
import org.cgmkit.outcomes.config.EngineTarget;
import org.cgmkit.outcomes.config.EngineTarget.ByCommand;
import org.cgmkit.outcomes.config.EngineTargetFile;
import org.cgmkit.outcomes.policy.ReferenceEngine;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tidepool's viz in Node, where {@code CGMKIT_VIZ} names a folder with the npm package {@code @tidepool/viz}
 * ({@code npm install --ignore-scripts --legacy-peer-deps @tidepool/viz}). Seen with 1.34.0 in Node 20 on 2026-11-30.
 */
@EnabledIfEnvironmentVariable(named = "CGMKIT_VIZ", matches = ".+")
class VizTest {
    private final OutcomeEngineRoleSuite suite = new OutcomeEngineRoleSuite();

    @TempDir
    private Path results;

    @Test
    void theSuiteNamesWhatVizDoesOtherwise() {
        RunReport report = run();

        assertThat(
                ReportRows.requirements(report, Outcome.FAIL),
                containsInAnyOrder(
                        "outcome-engine.ranges.unit-own",
                        "outcome-engine.duplicates.once",
                        "outcome-engine.duplicates.streams",
                        "outcome-engine.sentinels.error-codes"));
        assertThat(
                ReportRows.described(report, Outcome.FAIL).toString(),
                containsString("the figures are those of mass-exact"));
        assertThat(
                ReportRows.described(report, Outcome.WARN).toString(),
                containsString("units.factor: 18.01559, sentinels.use: dropped, warmUp.minutes: none"));
    }

    private RunReport run() {
        Path script =
                Path.of(System.getProperty("cgmkit.root")).resolve("suites/outcomes/src/test/foreign/viz/engine.js");
        EngineTarget target = EngineTarget.of(new ByCommand("node '" + script + "'", EngineTargetFile.PATIENCE))
                .computing(EnumSet.of(Computed.SHARES, Computed.MEAN, Computed.SD, Computed.CV));
        RunRequest request = new RunRequest(
                null,
                OptionValues.none(),
                Map.of(),
                RequirementSelection.verbs(EnumSet.of(Verb.BASE, Verb.EXPECTED), suite.catalogue()),
                results,
                "test");
        return new EngineTestRun(suite, target, List.of(), request, 1, new ReferenceEngine())
                .found(new SilentListener());
    }
}
