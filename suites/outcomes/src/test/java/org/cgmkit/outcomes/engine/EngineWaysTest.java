package org.cgmkit.outcomes.engine;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cgmkit.engine.answer.AnswerJson;
import org.cgmkit.engine.calculation.OutcomeEngine;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.engine.trace.TaskJson;
import org.cgmkit.engine.trace.TraceFile;
import org.cgmkit.guide.Verb;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.cgmkit.kit.config.HttpTarget;
import org.cgmkit.kit.proof.ReportRows;
import org.cgmkit.kit.proof.SilentListener;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.kit.suite.OptionValues;
import org.cgmkit.kit.suite.RunRequest;
import org.cgmkit.outcomes.EngineTestRun;
import org.cgmkit.outcomes.OutcomeEngineRoleSuite;
import org.cgmkit.outcomes.config.Computed;
import org.cgmkit.outcomes.config.EngineTarget;
import org.cgmkit.outcomes.config.EngineTarget.ByFiles;
import org.cgmkit.outcomes.config.EngineTarget.ByUrl;
import org.cgmkit.outcomes.config.EngineTargetFile;
import org.cgmkit.outcomes.policy.ReferenceEngine;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Traces go to engines, and figures come back, in each of the forms that there are. */
class EngineWaysTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Keeps rows between the steps of a day, and counts those of 60 and of 120 mg/dL. */
    private static final String KEEPING = """
            case "$CGMKIT_STEP" in
              before) cp "$CGMKIT_TRACE" "$CGMKIT_STATE/rows.csv" ;;
              late) tail -n +2 "$CGMKIT_TRACE" >> "$CGMKIT_STATE/rows.csv" ;;
              removed) tail -n +2 "$CGMKIT_TRACE" | grep -vxFf - "$CGMKIT_STATE/rows.csv" > "$CGMKIT_STATE/left.csv"
                       mv "$CGMKIT_STATE/left.csv" "$CGMKIT_STATE/rows.csv" ;;
              *) CGMKIT_STATE=$(dirname "$CGMKIT_TRACE") ; cp "$CGMKIT_TRACE" "$CGMKIT_STATE/rows.csv" ;;
            esac
            grep '^2026-05-04' "$CGMKIT_STATE/rows.csv" | awk -F, '{n++; if ($2 < 70) low++}
              END {printf "{\\"percent\\":{\\"veryLow\\":0,\\"low\\":%.4f,\\"target\\":%.4f,\\"high\\":0,\\"veryHigh\\":0}}",
                100*low/n, 100*(n-low)/n}'
            """;

    private final OutcomeEngineRoleSuite suite = new OutcomeEngineRoleSuite();

    @TempDir
    private Path folder;

    @Test
    void anEngineThatSpeaksFhirIsFoundSound() throws IOException {
        try (FhirEngine engine = new FhirEngine()) {
            EngineTarget target = EngineTarget.of(new ByUrl(
                            HttpTarget.described().baseUrl(engine.address()).build()))
                    .toldStreams()
                    .speakingFhir()
                    .computing(EnumSet.of(Computed.SHARES, Computed.MEAN, Computed.CV, Computed.GMI, Computed.ACTIVE));
            RunReport report =
                    run(target, RequirementSelection.verbs(Set.of(Verb.BASE, Verb.EXPECTED), suite.catalogue()));

            assertThat(ReportRows.described(report, Outcome.FAIL), is(empty()));
            assertThat(ReportRows.described(report, Outcome.ERROR), is(empty()));
            assertThat(ReportRows.described(report, Outcome.WARN), is(empty()));
            assertThat(ReportRows.requirements(report, Outcome.PASS).size(), is(greaterThan(35)));
        }
    }

    @Test
    void anEngineIsAskedByFiles() throws IOException {
        Path files = folder.resolve("files");
        EngineTarget target = EngineTarget.of(new ByFiles(files)).toldStreams();
        RequirementSelection some = RequirementSelection.only(
                List.of("outcome-engine.ranges.*", "outcome-engine.duplicates.conflict"),
                suite.catalogue(),
                suite.role());
        RunReport first = run(target, some);
        answerAll(files);
        run(target, some);
        answerAll(files);
        RunReport last = run(target, some);

        assertThat(
                ReportRows.described(first, Outcome.INCONCLUSIVE).toString(),
                containsString("There is no answer yet: compute"));
        assertThat(ReportRows.described(last, Outcome.INCONCLUSIVE), is(empty()));
        assertThat(ReportRows.described(last, Outcome.FAIL), is(empty()));
        assertThat(ReportRows.requirements(last, Outcome.PASS).size(), is(greaterThan(10)));
    }

    private static void answerAll(Path files) throws IOException {
        try (var all = Files.list(files)) {
            for (Path about :
                    all.filter(each -> each.toString().endsWith(".task.json")).toList()) {
                String name = about.getFileName().toString().replace(".task.json", "");
                ObjectNode asked = (ObjectNode) JSON.readTree(about.toFile());
                asked.putArray("trace");
                EngineTask task = TaskJson.read(asked)
                        .withRows(TraceFile.read(Files.readString(files.resolve(name + ".trace.csv"))));
                Files.writeString(
                        files.resolve(name + ".answer.json"),
                        new AnswerJson(4, GlucoseUnit.MASS, "by files")
                                .of(OutcomeEngine.compute(task, Policy.USUAL))
                                .toString());
            }
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aCommandThatKeepsWhatItWasGivenGetsOnlyWhatIsNew() throws IOException {
        Path script = Files.writeString(folder.resolve("engine.sh"), KEEPING);
        Path file = Files.writeString(
                folder.resolve("engine.yaml"),
                "kind: outcome-engine\nengine: {command: sh " + script + "}\nlate: {stateful: true}\n"
                        + "computes: [shares]\n");
        EngineTarget target = EngineTargetFile.read(file, Map.of(), suite.catalogue(), suite.role())
                .target();
        RunReport report = run(
                target,
                RequirementSelection.only(
                        List.of(
                                "outcome-engine.late.recomputed",
                                "outcome-engine.late.removed",
                                "outcome-engine.late.outside"),
                        suite.catalogue(),
                        suite.role()));

        assertThat(ReportRows.described(report, Outcome.FAIL), is(empty()));
        assertThat(ReportRows.requirements(report, Outcome.PASS).size(), is(3));
    }

    private RunReport run(EngineTarget target, RequirementSelection selection) {
        RunRequest request =
                new RunRequest(null, OptionValues.none(), Map.of(), selection, folder.resolve("results"), "test");
        return new EngineTestRun(suite, target, List.of(), request, 1, new ReferenceEngine())
                .found(new SilentListener());
    }
}
