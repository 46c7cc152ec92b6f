package org.cgmkit.partner.matrix;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cgmkit.cloud.platform.defect.PlatformDefect;
import org.cgmkit.cloud.platform.workings.Practice;
import org.cgmkit.kit.proof.DefectFinding;
import org.cgmkit.kit.proof.ExpectedFinding;
import org.cgmkit.kit.proof.GeneratedPage;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every defect of the simulated platform is found, by exactly its requirement and with the expected words; no sound practice is
 * found guilty; and every check has a defect that it finds. {@code -Dcgmkit.matrix=REGEX} runs those only, beside the usual one, and
 * {@code -Dcgmkit.matrix=.*} all of them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlatformMatrixTest {
    /** What a sound practice declares not to meet. */
    private static final Map<String, Set<String>> UNMET = Map.of("no-pkce", Set.of("platform.auth.pkce"));

    /** Practices that each build looks at, beside the usual one: those that differ most from it in time. */
    private static final String USUAL = "tries-five-times|takes-its-time";

    private final Map<String, ExpectedFinding> expectations =
            ExpectedFinding.in(PlatformMatrixTest.class, "platform-defects.yaml");
    private final Map<String, RunReport> sound = new LinkedHashMap<>();
    private final Map<PlatformDefect, RunReport> defective = new LinkedHashMap<>();

    @TempDir
    private static Path results;

    /** One defect of each requirement, unless others are asked for: each run costs more than a second. */
    @BeforeAll
    void examineAll() {
        PlatformRuns runs = new PlatformRuns(results);
        String only = System.getProperty("cgmkit.matrix", "");
        Set<String> proved = new TreeSet<>();
        Practice.all().stream()
                .filter(each -> each.id().matches("standard|" + (only.isEmpty() ? USUAL : only)))
                .forEach(each -> sound.put(each.id(), runs.of(each.id(), "")));
        PlatformDefect.all().stream()
                .filter(each -> only.isEmpty()
                        ? proved.add(each.requirement())
                        : each.id().matches(only))
                .forEach(each -> defective.put(each, runs.of(Practice.STANDARD.id(), each.id())));
    }

    @Test
    void thePageInTheDocumentationIsWhatWasFound() {
        assumeTrue(defective.size() == PlatformDefect.all().size(), "Not all defects were examined.");
        new GeneratedPage("docs/platform-defects.md", "suites/partner", PlatformMatrixTest.class)
                .assertIs(PlatformMatrixPage.of(defective));
    }

    @TestFactory
    Stream<DynamicTest> aSoundPlatformIsNeitherFailedNorWarnedOf() {
        return sound.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.getKey(), () -> assertThat(red(each.getKey(), each.getValue()), is(empty()))));
    }

    private static List<String> red(String practice, RunReport report) {
        Set<String> unmet = UNMET.getOrDefault(practice, Set.of());
        return report.checks().stream()
                .filter(each -> switch (each.outcome()) {
                    case PASS, NOT_APPLICABLE, OBSERVED, ATTESTED -> false;
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
    void everyCheckIsFailedBySomeDefect() {
        Set<String> all = new TreeSet<>();
        Objects.requireNonNull(sound.get("standard")).checks().stream()
                .filter(row -> row.outcome() != Outcome.OBSERVED)
                .forEach(row -> all.add(row.requirement()));
        PlatformDefect.all().forEach(each -> all.remove(each.requirement()));

        assertThat("checks that no defect fails", all, is(empty()));
    }
}
