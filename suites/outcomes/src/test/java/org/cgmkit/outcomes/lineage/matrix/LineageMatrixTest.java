package org.cgmkit.outcomes.lineage.matrix;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.cgmkit.engine.platform.PlatformBehaviour;
import org.cgmkit.engine.platform.PlatformWorkings;
import org.cgmkit.engine.platform.defect.PlatformDefect;
import org.cgmkit.kit.proof.DefectFinding;
import org.cgmkit.kit.proof.ExpectedFinding;
import org.cgmkit.kit.proof.GeneratedPage;
import org.cgmkit.kit.proof.ReportRows;
import org.cgmkit.outcomes.lineage.LineageRoleSuite;
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
 * Every defect is found, by exactly its requirement and with the expected words; no sound behaviour is found guilty, whether its
 * results are posted to the kit or kept by the platform; and every check has a defect that it finds.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LineageMatrixTest {

    /** It is about a server of the platform's own. */
    private static final String READABLE = "lineage.provenance.readable";

    private static final int AT_ONCE = 8;

    private final LineageRoleSuite suite = new LineageRoleSuite();
    private final Map<String, ExpectedFinding> expectations =
            ExpectedFinding.in(LineageRoleSuite.class, "lineage-defects.yaml");
    private final Map<String, RunReport> posting = new LinkedHashMap<>();
    private final Map<String, RunReport> keeping = new LinkedHashMap<>();
    private final Map<PlatformDefect, RunReport> defective = new LinkedHashMap<>();

    @TempDir
    private static Path results;

    /** All at once, because most of it is waiting for answers. */
    @BeforeAll
    void examineAll() throws ExecutionException, InterruptedException {
        PlatformRuns runs = runs();
        try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE)) {
            Map<PlatformBehaviour, Future<RunReport>> posts = new LinkedHashMap<>();
            Map<PlatformBehaviour, Future<RunReport>> keeps = new LinkedHashMap<>();
            Map<PlatformDefect, Future<RunReport>> departs = new LinkedHashMap<>();
            PlatformBehaviour.all().forEach(each -> {
                posts.put(each, workers.submit(() -> runs.posting(each, PlatformWorkings.sound())));
                keeps.put(each, workers.submit(() -> runs.keeping(each, PlatformWorkings.sound())));
            });
            PlatformDefect.all()
                    .forEach(each -> departs.put(
                            each,
                            workers.submit(() -> each.requirement().equals(READABLE)
                                    ? runs.keeping(behaviour(each), each.workings())
                                    : runs.posting(behaviour(each), each.workings()))));
            for (PlatformBehaviour each : posts.keySet()) {
                posting.put(each.id(), Objects.requireNonNull(posts.get(each)).get());
                keeping.put(each.id(), Objects.requireNonNull(keeps.get(each)).get());
            }
            for (Map.Entry<PlatformDefect, Future<RunReport>> each : departs.entrySet()) {
                defective.put(each.getKey(), each.getValue().get());
            }
        }
    }

    private PlatformRuns runs() {
        return new PlatformRuns(suite, results, new ReferenceEngine());
    }

    private static PlatformBehaviour behaviour(PlatformDefect defect) {
        return PlatformBehaviour.find(defect.behaviour()).orElse(PlatformBehaviour.SUPERSEDING);
    }

    @Test
    void thePageInTheDocumentationIsWhatWasFound() {
        new GeneratedPage("docs/lineage-defects.md", "suites/outcomes", LineageMatrixTest.class)
                .assertIs(LineageMatrixPage.of(defective));
    }

    @TestFactory
    Stream<DynamicTest> aSoundPlatformIsNeitherFailedNorWarnedOf() {
        return PlatformBehaviour.all().stream()
                .map(PlatformBehaviour::id)
                .flatMap(id -> Stream.of(
                        DynamicTest.dynamicTest(
                                id + " posts to the kit",
                                () -> assertThat(
                                        PlatformRuns.red(Objects.requireNonNull(posting.get(id))), is(empty()))),
                        DynamicTest.dynamicTest(
                                id + " keeps its results",
                                () -> assertThat(
                                        PlatformRuns.red(Objects.requireNonNull(keeping.get(id))), is(empty())))));
    }

    @TestFactory
    Stream<DynamicTest> aSoundPlatformThatDeclaresNothingIsNeitherFailedNorWarnedOf() {
        return PlatformBehaviour.all().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.id(), () -> assertThat(PlatformRuns.red(runs().undeclared(each)), is(empty()))));
    }

    @TestFactory
    Stream<DynamicTest> aDefectIsFoundByExactlyItsRequirement() {
        return defective.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.getKey().id(),
                        () -> DefectFinding.assertFound(
                                each.getKey().requirement(),
                                expectations.getOrDefault(each.getKey().id(), ExpectedFinding.NOTHING),
                                soundly(each.getKey()),
                                each.getValue())));
    }

    private RunReport soundly(PlatformDefect defect) {
        Map<String, RunReport> sound = defect.requirement().equals(READABLE) ? keeping : posting;
        return Objects.requireNonNull(sound.get(behaviour(defect).id()));
    }

    @Test
    void everyCheckIsFailedBySomeDefect() {
        Set<String> all = new TreeSet<>();
        posting.values().forEach(report -> report.checks().forEach(row -> all.add(row.requirement())));
        defective.keySet().forEach(each -> all.remove(each.requirement()));

        assertThat("checks that no defect fails", all, is(empty()));
    }

    @Test
    void everyRequirementHasItsCheck() {
        assertThat(
                "not tested",
                ReportRows.described(Objects.requireNonNull(posting.get("supersede")), Outcome.NOT_TESTED),
                is(empty()));
    }
}
