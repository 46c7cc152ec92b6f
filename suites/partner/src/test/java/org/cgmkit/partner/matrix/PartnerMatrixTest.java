package org.cgmkit.partner.matrix;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.cgmkit.cloud.defect.PartnerDefect;
import org.cgmkit.cloud.workings.PartnerBehaviour;
import org.cgmkit.kit.proof.DefectFinding;
import org.cgmkit.kit.proof.ExpectedFinding;
import org.cgmkit.kit.proof.GeneratedPage;
import org.cgmkit.kit.proof.ReportRows;
import org.cgmkit.partner.config.Agreement;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every defect is found, by exactly its requirement and with the expected words; no sound behaviour is found guilty; and every
 * check has a defect that it finds. {@code -Dcgmkit.matrix=REGEX} runs those defects and behaviours only, beside the usual one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PartnerMatrixTest {
    private static final int AT_ONCE = 6;
    private static final String RESTRICTIONS = "partner-source.setup.restrictions";

    /** What a sound behaviour declares not to meet. */
    private static final Map<String, Set<String>> UNMET = Map.of(
            "dexcom-v3",
            Set.of(
                    "partner-source.fields.device-id",
                    "partner-source.fields.device",
                    "partner-source.fields.time-zone"),
            "unsaid-life",
            Set.of("partner-source.oauth.expires-in"));

    private final Map<String, ExpectedFinding> expectations =
            ExpectedFinding.in(PartnerMatrixTest.class, "partner-defects.yaml");
    private final Map<String, RunReport> sound = new LinkedHashMap<>();
    private final Map<PartnerDefect, RunReport> defective = new LinkedHashMap<>();

    @TempDir
    private static Path results;

    /** Several at once, because some of it is waiting. */
    @BeforeAll
    void examineAll() throws ExecutionException, InterruptedException {
        PartnerRuns runs = new PartnerRuns(results);
        String only = System.getProperty("cgmkit.matrix", ".*");
        try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE)) {
            Map<String, Future<RunReport>> sounds = new LinkedHashMap<>();
            Map<PartnerDefect, Future<RunReport>> departs = new LinkedHashMap<>();
            PartnerBehaviour.all().stream()
                    .filter(each -> each.id().matches("standard|" + only))
                    .forEach(each -> sounds.put(each.id(), workers.submit(() -> runs.of(each, ""))));
            PartnerDefect.all().stream()
                    .filter(each -> each.id().matches(only))
                    .forEach(each ->
                            departs.put(each, workers.submit(() -> runs.of(PartnerBehaviour.STANDARD, each.id()))));
            for (Map.Entry<String, Future<RunReport>> each : sounds.entrySet()) {
                sound.put(each.getKey(), each.getValue().get());
            }
            for (Map.Entry<PartnerDefect, Future<RunReport>> each : departs.entrySet()) {
                defective.put(each.getKey(), each.getValue().get());
            }
        }
    }

    @Test
    void thePageInTheDocumentationIsWhatWasFound() {
        new GeneratedPage("docs/partner-source-defects.md", "suites/partner", PartnerMatrixTest.class)
                .assertIs(PartnerMatrixPage.of(defective));
    }

    @TestFactory
    Stream<DynamicTest> aSoundCloudIsNeitherFailedNorWarnedOf() {
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
                                Objects.requireNonNull(sound.get("standard")),
                                each.getValue())));
    }

    @Test
    void anAgreementThatLeavesSomethingOutIsTold() {
        List<String> named = new ArrayList<>(Agreement.KINDS);
        named.remove("blackouts");

        RunReport report = new PartnerRuns(results).of(PartnerBehaviour.STANDARD, "", named);

        assertThat(ReportRows.requirements(report, Outcome.WARN), is(Set.of(RESTRICTIONS)));
    }

    @Test
    void everyCheckIsFailedBySomeDefect() {
        Set<String> all = new TreeSet<>();
        Objects.requireNonNull(sound.get("standard")).checks().stream()
                .filter(row -> row.outcome() != Outcome.OBSERVED)
                .forEach(row -> all.add(row.requirement()));
        PartnerDefect.all().forEach(each -> all.remove(each.requirement()));
        all.remove(RESTRICTIONS);

        assertThat("checks that no defect fails", all, is(empty()));
    }
}
