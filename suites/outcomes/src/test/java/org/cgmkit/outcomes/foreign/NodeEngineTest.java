package org.cgmkit.outcomes.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cgmkit.guide.Verb;
import org.cgmkit.kit.proof.ForeignRuns;
import org.cgmkit.kit.proof.SilentListener;
import org.cgmkit.kit.proof.WrittenVerdicts;
import org.cgmkit.kit.proof.WrittenVerdicts.Verdict;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.kit.suite.OptionValues;
import org.cgmkit.kit.suite.RunRequest;
import org.cgmkit.outcomes.EngineTestRun;
import org.cgmkit.outcomes.OutcomeEngineRoleSuite;
import org.cgmkit.outcomes.config.EngineTarget;
import org.cgmkit.outcomes.config.EngineTargetFile;
import org.cgmkit.outcomes.policy.ReferenceEngine;
import org.cgmkit.reports.RunReport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * An engine in JavaScript, written from the documentation by somebody who had not read the checks, is judged as its author wrote
 * down before the first run: sound, with each of its flaws, and with each of its peculiarities.
 */
class NodeEngineTest {
    private static final Path PROGRAM =
            Path.of(System.getProperty("cgmkit.root")).resolve("suites/outcomes/src/test/foreign/engine");

    /** Which to look at, as a regular expression, or {@code all}: each starts the program some two hundred times. */
    private static final String WANTED = System.getProperty("cgmkit.foreign", "mean-as-text|70-is-low|hold-20");

    private static final int WORKERS = 2;

    private final OutcomeEngineRoleSuite suite = new OutcomeEngineRoleSuite();
    private final ReferenceEngine reference = new ReferenceEngine();

    @TestFactory
    Stream<DynamicTest> isJudgedAsWasWrittenDownBeforeTheFirstRun(@TempDir Path results) throws Exception {
        JsonNode written =
                new ObjectMapper().readTree(PROGRAM.resolve("verdicts.json").toFile());
        return ForeignRuns.of(
                        WrittenVerdicts.of(PROGRAM),
                        WANTED,
                        1,
                        WORKERS,
                        (verdict, options) ->
                                report(Files.createTempDirectory(results, "run"), options, lines(written, verdict)))
                .tests();
    }

    /** What stands of that flaw or peculiarity in the author's file. */
    private static JsonNode lines(JsonNode written, Verdict verdict) {
        return Stream.of(written.path("flaws"), written.path("peculiarities"))
                .flatMap(list -> StreamSupport.stream(list.spliterator(), false))
                .filter(each ->
                        each.path("flaw").asText(each.path("peculiar").asText()).equals(verdict.name()))
                .findFirst()
                .orElse(written.path("sound"));
    }

    private RunReport report(Path folder, List<String> options, JsonNode lines) throws IOException {
        List<String> words = new ArrayList<>(List.of("node", "'" + PROGRAM.resolve("engine.mjs") + "'"));
        words.addAll(options);
        List<String> needs = new ArrayList<>();
        lines.path("needs").forEach(each -> needs.add(each.asText()));
        boolean odd = !needs.isEmpty() && needs.getFirst().startsWith("--");
        if (odd) {
            words.add(needs.get(0));
            words.add(needs.get(0).equals("--memory") ? "'" + folder + "'" : needs.get(1));
        }
        String peculiarity = odd ? needs.get(1) : lines.path("peculiar").asText();
        RunRequest request = new RunRequest(
                null,
                OptionValues.none(),
                Map.of(),
                RequirementSelection.verbs(EnumSet.of(Verb.BASE, Verb.EXPECTED), suite.catalogue()),
                folder,
                "test");
        return new EngineTestRun(
                        suite, target(folder, String.join(" ", words), peculiarity), List.of(), request, 1, reference)
                .found(new SilentListener());
    }

    /** The target that the author describes, with what he says of that peculiarity. */
    private EngineTarget target(Path folder, String command, String peculiarity) throws IOException {
        String template = peculiarity.equals("own-names") ? "target.own-names.yaml" : "target.yaml";
        YAMLMapper yaml = new YAMLMapper();
        ObjectNode target = (ObjectNode) yaml.readTree(PROGRAM.resolve(template).toFile());
        target.withObject("/engine").put("command", command);
        JsonNode written =
                new ObjectMapper().readTree(PROGRAM.resolve("verdicts.json").toFile());
        for (JsonNode each : written.path("peculiarities")) {
            if (each.path("peculiar").asText().equals(peculiarity)) {
                each.path("declares")
                        .properties()
                        .forEach(key -> target.withObject("/declares").set(key.getKey(), key.getValue()));
                if (target.withObject("/declares").remove("ranges.target") != null) {
                    // The author guessed that key, and says so; this is how it is called.
                    target.withObject("/declares").put("ranges.limits", "pregnancy");
                }
            }
        }
        if (peculiarity.equals("stateful")) {
            target.withObject("/late").put("stateful", true);
        }
        Path file = folder.resolve("target.yaml");
        yaml.writeValue(file.toFile(), target);
        return EngineTargetFile.read(file, Map.of(), suite.catalogue(), suite.role())
                .target();
    }
}
