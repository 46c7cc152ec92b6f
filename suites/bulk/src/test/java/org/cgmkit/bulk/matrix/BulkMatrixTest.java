package org.cgmkit.bulk.matrix;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.cgmkit.bulk.BulkSourceRoleSuite;
import org.cgmkit.ehr.bulk.defect.BulkDefect;
import org.cgmkit.ehr.bulk.workings.BulkBehaviour;
import org.cgmkit.kit.proof.DefectFinding;
import org.cgmkit.kit.proof.ExpectedFinding;
import org.cgmkit.kit.proof.GeneratedPage;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every defect is found, by exactly its requirement and with the expected words, among the rows that look at the same; no sound
 * behaviour is found guilty; and every check has a defect that it finds. {@code -Dcgmkit.matrix=REGEX} runs those defects and
 * behaviours only, beside the usual one; {@code -Dcgmkit.matrix.whole=true} looks at all rows for each defect.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BulkMatrixTest {
    private static final int AT_ONCE = 6;

    /** What a sound behaviour declares not to meet. */
    private static final Map<String, Set<String>> UNMET = Map.of("no-deleted", Set.of("bulk-source.since.deleted"));

    /** Rows that no departure of its own can break: it follows from others. */
    private static final Set<String> FOLLOWS = Set.of("bulk-source.cohort.rebuild");

    private final BulkSourceRoleSuite suite = new BulkSourceRoleSuite();
    private final Map<String, ExpectedFinding> expectations =
            ExpectedFinding.in(BulkMatrixTest.class, "bulk-defects.yaml");
    private final Map<String, RunReport> sound = new LinkedHashMap<>();
    private final Map<BulkDefect, RunReport> defective = new LinkedHashMap<>();

    @TempDir
    private static Path results;

    /** Several at once, because some of it is waiting. */
    @BeforeAll
    void examineAll() throws ExecutionException, InterruptedException {
        BulkRuns runs = new BulkRuns(results);
        String only = System.getProperty("cgmkit.matrix", ".*");
        try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE)) {
            Map<String, Future<RunReport>> sounds = new LinkedHashMap<>();
            Map<BulkDefect, Future<RunReport>> departs = new LinkedHashMap<>();
            BulkBehaviour.all().stream()
                    .filter(each -> each.id().matches("standard|busy|" + only))
                    .forEach(each -> sounds.put(
                            each.id(),
                            workers.submit(() ->
                                    runs.of(each, Optional.empty(), RequirementSelection.everything(), true, true))));
            BulkDefect.all().stream()
                    .filter(each -> each.id().matches(only))
                    .forEach(each -> departs.put(
                            each,
                            workers.submit(() ->
                                    runs.of(each.behaviour(), Optional.of(each), closeTo(each), waits(each), true))));
            for (Map.Entry<String, Future<RunReport>> each : sounds.entrySet()) {
                sound.put(each.getKey(), each.getValue().get());
            }
            for (Map.Entry<BulkDefect, Future<RunReport>> each : departs.entrySet()) {
                defective.put(each.getKey(), each.getValue().get());
            }
        }
    }

    /** Jobs take their time where it is looked at what happens meanwhile. */
    private static boolean waits(BulkDefect defect) {
        return defect.requirement().matches("bulk-source\\.(status|data\\.consistent|kick-off\\.concurrent).*");
    }

    /** The rows that look at what the defect's row looks at; the others ask for exports of their own, which it does not touch. */
    private RequirementSelection closeTo(BulkDefect defect) {
        if (Boolean.getBoolean("cgmkit.matrix.whole")) {
            return RequirementSelection.everything();
        }
        String topic = defect.requirement().split("\\.", 3)[1];
        List<String> globs = switch (topic) {
            case "manifest", "file", "data", "cohort" ->
                List.of(
                        "bulk-source.manifest.*",
                        "bulk-source.file.*",
                        "bulk-source.data.members",
                        "bulk-source.data.complete",
                        "bulk-source.data.faithful",
                        "bulk-source.cohort.*",
                        defect.requirement());
            default -> List.of("bulk-source." + topic + ".*", "bulk-source.manifest.form", defect.requirement());
        };
        return RequirementSelection.only(globs, suite.catalogue(), suite.role());
    }

    @Test
    void thePageInTheDocumentationIsWhatWasFound() {
        new GeneratedPage("docs/bulk-source-defects.md", "suites/bulk", BulkMatrixTest.class)
                .assertIs(BulkMatrixPage.of(defective));
    }

    @TestFactory
    Stream<DynamicTest> aSoundSourceIsNeitherFailedNorWarnedOf() {
        return sound.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.getKey(), () -> assertThat(red(each.getKey(), each.getValue()), is(empty()))));
    }

    private static List<String> red(String behaviour, RunReport report) {
        Set<String> unmet = UNMET.getOrDefault(behaviour, Set.of());
        return report.checks().stream()
                .filter(each -> switch (each.outcome()) {
                    case PASS, NOT_APPLICABLE, OBSERVED, ATTESTED -> false;
                    case INCONCLUSIVE, NOT_TESTED -> behaviour.equals("standard");
                    default -> !(each.outcome() == Outcome.WARN && unmet.contains(each.requirement()));
                })
                .map(each -> each.outcome() + " " + each.requirement() + ": " + each.message())
                .toList();
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
                                        sound.get(each.getKey().behaviour().id())),
                                each.getValue())));
    }

    @Test
    void everyCheckIsFailedBySomeDefect() {
        Set<String> all = new TreeSet<>();
        Objects.requireNonNull(sound.get("standard")).checks().stream()
                .filter(row -> row.outcome() != Outcome.OBSERVED)
                .forEach(row -> all.add(row.requirement()));
        BulkDefect.all().forEach(each -> all.remove(each.requirement()));
        all.removeAll(FOLLOWS);

        assertThat("checks that no defect fails", all, is(empty()));
    }
}
