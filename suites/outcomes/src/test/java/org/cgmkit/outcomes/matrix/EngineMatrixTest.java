package org.cgmkit.outcomes.matrix;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.oneOf;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cgmkit.engine.defect.EngineDefect;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.engine.policy.RangeLimits;
import org.cgmkit.engine.simulator.EngineBehaviour;
import org.cgmkit.guide.Verification;
import org.cgmkit.kit.proof.DefectFinding;
import org.cgmkit.kit.proof.ExpectedFinding;
import org.cgmkit.kit.proof.GeneratedPage;
import org.cgmkit.kit.proof.ReportRows;
import org.cgmkit.outcomes.OutcomeEngineRoleSuite;
import org.cgmkit.outcomes.policy.ReferenceEngine;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every defect is found, by exactly its requirement and with the expected words; no sound behaviour is found guilty, whether it
 * declares its policy or not; and every check has a defect that it finds.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EngineMatrixTest {
    private static final Set<String> UNMET_WITHOUT_DECLARATION = Set.of(
            "outcome-engine.policy.declared", "outcome-engine.warm-up.excluded", "outcome-engine.sentinels.counted");

    /** Who does not name other limits has declared those of the consensus. */
    private static final Set<String> OTHER_LIMITS =
            Set.of("outcome-engine.ranges.threshold-180", "outcome-engine.ranges.molar-10-0");

    /** It tells of a declaration rather than of an engine; runs without a declaration show that it warns. */
    private static final String DECLARATION = "outcome-engine.policy.declared";

    private final ReferenceEngine reference = new ReferenceEngine();
    private final OutcomeEngineRoleSuite suite = new OutcomeEngineRoleSuite();
    private final Map<String, ExpectedFinding> expectations =
            ExpectedFinding.in(EngineMatrixTest.class, "engine-defects.yaml");
    private final Map<String, RunReport> sound = new LinkedHashMap<>();
    private final Map<EngineDefect, RunReport> defective = new LinkedHashMap<>();

    @TempDir
    private static Path results;

    @BeforeAll
    void examineAll() {
        EngineRuns runs = new EngineRuns(suite, results, reference);
        EngineBehaviour.all().forEach(each -> sound.put(each.id(), runs.declared(each, runs.soundly())));
        EngineDefect.all().forEach(each -> defective.put(each, runs.declared(behaviour(each), each.workings())));
    }

    private static EngineBehaviour behaviour(EngineDefect defect) {
        return EngineBehaviour.find(defect.behaviour()).orElse(EngineBehaviour.CONSENSUS);
    }

    @Test
    void thePageInTheDocumentationIsWhatWasFound() {
        new GeneratedPage("docs/engine-defects.md", "suites/outcomes", EngineMatrixTest.class)
                .assertIs(EngineMatrixPage.of(defective));
    }

    @TestFactory
    Stream<DynamicTest> aSoundBehaviourThatIsDeclaredIsNeitherFailedNorWarnedOf() {
        return sound.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
                    RunReport report = each.getValue();
                    assertThat("failed", ReportRows.described(report, Outcome.FAIL), is(empty()));
                    assertThat("in error", ReportRows.described(report, Outcome.ERROR), is(empty()));
                    assertThat("inconclusive", ReportRows.described(report, Outcome.INCONCLUSIVE), is(empty()));
                    assertThat("warned", ReportRows.described(report, Outcome.WARN), is(empty()));
                }));
    }

    @TestFactory
    Stream<DynamicTest> aSoundBehaviourThatIsNotDeclaredIsOnlyWarnedOf() {
        EngineRuns runs = new EngineRuns(suite, results, reference);
        return EngineBehaviour.all().stream()
                .map(each -> DynamicTest.dynamicTest(each.id(), () -> {
                    RunReport report = runs.undeclared(each);
                    assertThat(
                            "failed",
                            Set.copyOf(ReportRows.requirements(report, Outcome.FAIL)),
                            is(each.policy().of(PolicyKey.LIMITS) == RangeLimits.STANDARD ? Set.of() : OTHER_LIMITS));
                    assertThat("in error", ReportRows.described(report, Outcome.ERROR), is(empty()));
                    assertThat(
                            "warned",
                            ReportRows.requirements(report, Outcome.WARN),
                            everyItem(is(oneOf(UNMET_WITHOUT_DECLARATION.toArray()))));
                }));
    }

    @Test
    void whatIsNotUsualAndNotDeclaredIsNamed() {
        EngineBehaviour holding = EngineBehaviour.find("holding").orElseThrow();
        RunReport report = new EngineRuns(suite, results, reference).undeclared(holding);

        assertThat(
                ReportRows.described(report, Outcome.WARN).toString(),
                containsString("gaps.denominator: hold:20, duplicates.sameTime: mean"));
    }

    @TestFactory
    Stream<DynamicTest> aDefectIsFoundByExactlyItsRequirement() {
        return defective.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.getKey().id(),
                        () -> DefectFinding.assertFound(
                                each.getKey().requirement(),
                                expectations.getOrDefault(each.getKey().id(), ExpectedFinding.NOTHING),
                                Objects.requireNonNull(
                                        sound.get(behaviour(each.getKey()).id())),
                                each.getValue())));
    }

    @Test
    void everyCheckIsFailedBySomeDefect() {
        Set<String> all = new TreeSet<>();
        sound.values().forEach(report -> report.checks().forEach(row -> all.add(row.requirement())));
        defective.keySet().forEach(each -> all.remove(each.requirement()));
        all.removeAll(Set.of(DECLARATION));
        all.removeIf(id -> suite.catalogue().find(id).orElseThrow().verification() != Verification.AUTOMATED);

        assertThat("checks that no defect fails", all, is(empty()));
    }

    @Test
    void everyRequirementHasItsCheck() {
        assertThat(
                "not tested",
                ReportRows.described(Objects.requireNonNull(sound.get("consensus")), Outcome.NOT_TESTED),
                is(empty()));
    }
}
