package org.cgmkit.outcomes.config;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.proof.ReportRows;
import org.cgmkit.kit.proof.SilentListener;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.kit.suite.OptionValues;
import org.cgmkit.kit.suite.RunRequest;
import org.cgmkit.outcomes.EngineTestRun;
import org.cgmkit.outcomes.OutcomeEngineRoleSuite;
import org.cgmkit.outcomes.policy.ReferenceEngine;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** An engine is described by a file, whatever its answers look like. */
class EngineTargetFileTest {
    private final OutcomeEngineRoleSuite suite = new OutcomeEngineRoleSuite();

    @TempDir
    private Path folder;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aCommandThatAnswersByATableIsReadThroughTheMap() throws IOException {
        // All that it ever says: everything is in target.
        RunReport report = run("""
                kind: outcome-engine
                engine: {command: "test -s $CGMKIT_TRACE && printf 'tir,tbr,tvl,tah,tvh\\n1.00,0,0,0,0\\n'"}
                output: csv
                figures:
                  target: {at: /tir, scale: 100}
                  veryLow: /tvl
                  below70: /tbr
                  high: /tah
                  veryHigh: /tvh
                computes: [shares]
                """, "outcome-engine.ranges.threshold-*");

        assertThat(ReportRows.described(report, Outcome.ERROR), is(List.of()));
        assertThat(
                ReportRows.requirements(report, Outcome.PASS).toString(),
                is("[outcome-engine.ranges.threshold-180, outcome-engine.ranges.threshold-70]"));
        assertThat(
                ReportRows.described(report, Outcome.FAIL).toString(),
                containsString("Share of low in a day of 54 mg/dL: expected 100, but was 0."));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aCommandThatEndsInErrorIsTold() throws IOException {
        RunReport report = run(
                "kind: outcome-engine\nengine: {command: \"echo no licence >&2; exit 3\"}\n",
                "outcome-engine.ranges.threshold-70");

        assertThat(
                ReportRows.described(report, Outcome.INCONCLUSIVE).toString(),
                containsString("The command ended with exit code 3: no licence"));
    }

    @Test
    void mistakesAreToldWithTheirPlaces() {
        ConfigurationException mistakes = assertThrows(ConfigurationException.class, () -> read("""
                        kind: outcome-engine
                        engine: {}
                        declares: {gaps.denominator: sometimes, gaps: period}
                        figures: {tir: /tir}
                        """));

        assertThat(
                mistakes.getMessage(),
                allOf(
                        containsString("Expected one of 'command', 'url' and 'files' under 'engine', but got none."),
                        containsString("gaps.denominator: Expected readings, interval, period"),
                        containsString("Expected one of ranges.limits, ranges.classification"),
                        containsString("Expected one of veryLow, low")));
    }

    private EngineTargetFile read(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("engine.yaml"), yaml);
        return EngineTargetFile.read(file, Map.of(), suite.catalogue(), suite.role());
    }

    private RunReport run(String yaml, String only) throws IOException {
        EngineTargetFile described = read(yaml);
        RunRequest request = new RunRequest(
                null,
                OptionValues.none(),
                Map.of(),
                RequirementSelection.only(List.of(only), suite.catalogue(), suite.role()),
                folder,
                "test");
        return new EngineTestRun(
                        suite, described.target(), described.knownFailures(), request, 1, new ReferenceEngine())
                .found(new SilentListener());
    }
}
