package org.cgmkit.outcomes.policy;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cgmkit.engine.defect.EngineWorkings;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.engine.policy.Standing;
import org.cgmkit.engine.simulator.EngineBehaviour;
import org.cgmkit.engine.simulator.SimulatedEngine;
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
import org.cgmkit.outcomes.config.EngineTarget.ByCode;
import org.cgmkit.outcomes.config.EngineTargetFile;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What an engine declares is held against what its figures tell; and a declaration can be made of what they tell. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeclarationTest {
    private static final List<String> WHICH_ARE_THE_SAME = List.of("gaps.denominator: interval");

    private final OutcomeEngineRoleSuite suite = new OutcomeEngineRoleSuite();
    private final ReferenceEngine reference = new ReferenceEngine();

    @TempDir
    private static Path folder;

    @TestFactory
    Stream<DynamicTest> aWrongDeclarationIsConvicted() {
        return PolicyKey.all().stream().flatMap(this::wronglyDeclared);
    }

    private <T> Stream<DynamicTest> wronglyDeclared(PolicyKey<T> key) {
        return key.known().stream()
                .skip(1)
                .filter(value -> key.standing(value) == Standing.ALLOWED)
                .filter(value -> !WHICH_ARE_THE_SAME.contains(key.id() + ": " + key.write(value)))
                .limit(1)
                .map(value -> DynamicTest.dynamicTest(key.id() + ": " + key.write(value), () -> {
                    RunReport report = run(target(Policy.USUAL).declaring(Policy.USUAL.with(key, value)), "wrong");
                    List<String> failed = new ArrayList<>(ReportRows.described(report, Outcome.FAIL));
                    failed.addAll(ReportRows.described(report, Outcome.WARN));

                    assertThat("convictions", failed, is(not(empty())));
                    assertThat("convictions", failed.toString(), containsString(key.write(value)));
                }));
    }

    @Test
    void aDeclarationIsMadeOfWhatWasFound() throws IOException {
        Policy policy = Policy.declared(Map.of(
                "gaps.denominator", "linear:45:inclusive",
                "duplicates.sameTime", "last",
                "units.factor", "18",
                "events.minutes", "span"));
        RunReport undeclared = run(target(policy), "undeclared");
        List<String> lines = Files.readAllLines(folder.resolve("undeclared").resolve(EngineTestRun.DECLARATION));

        assertThat(
                ReportRows.requirements(undeclared, Outcome.WARN).toString(),
                containsString("outcome-engine.policy.declared"));
        assertThat(lines.getFirst(), is("declares:"));
        assertThat(lines, hasItem("  gaps.denominator: \"linear:45:inclusive\""));
        assertThat(lines, hasItem(startsWith("  units.factor: \"18\"")));

        Path file = folder.resolve("engine.yaml");
        Files.writeString(
                file,
                "kind: outcome-engine\nengine: {command: ./engine}\ninput: csv+device\n" + String.join("\n", lines)
                        + "\n");
        EngineTarget read = EngineTargetFile.read(file, Map.of(), suite.catalogue(), suite.role())
                .target();

        assertThat(read.policy(), is(policy));
        RunReport declared = run(target(policy).declaring(read.policy()), "declared");
        assertThat(ReportRows.described(declared, Outcome.FAIL), is(empty()));
        assertThat(ReportRows.described(declared, Outcome.WARN), everyItem(startsWith("outcome-engine.never")));
    }

    private static EngineTarget target(Policy policy) {
        SimulatedEngine engine = new SimulatedEngine(new EngineBehaviour("own", "", policy, 6), EngineWorkings.sound());
        return EngineTarget.of(new ByCode("own", task -> engine.answer(task).toString()))
                .toldStreams()
                .changing("CHANGES")
                .computing(EnumSet.allOf(Computed.class));
    }

    private RunReport run(EngineTarget target, String results) {
        RunRequest request = new RunRequest(
                null,
                OptionValues.none(),
                Map.of(),
                RequirementSelection.verbs(Set.of(Verb.BASE, Verb.EXPECTED), suite.catalogue()),
                folder.resolve(results),
                "test");
        return new EngineTestRun(suite, target, List.of(), request, 1, reference).found(new SilentListener());
    }
}
