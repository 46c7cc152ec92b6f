package org.cgmkit.cgm.version;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cgmkit.cgm.matrix.SandboxRunner;
import org.cgmkit.ehr.defect.Defect;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.guide.Requirement;
import org.cgmkit.guide.Verification;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.proof.ExpectedFinding;
import org.cgmkit.kit.proof.ReportRows;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.RunReport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Receivers of the older versions with one defect are found by its requirement, among all of its topic and those that tell the
 * version. Some in every build; with {@code -Dcgmkit.versions=whole} all defects of what the version asks for, which
 * {@code -Dcgmkit.matrix} narrows.
 */
@ExtendWith(VersionRunsResolver.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReceiverVersionMatrixTest {
    private static final List<GuideVersion> OLDER = List.of(GuideVersion.BALLOT, GuideVersion.ARGONAUT_2024);

    private static final Map<GuideVersion, Set<String>> SOME = Map.of(
            GuideVersion.BALLOT, Set.of("batch-at-base", "entry-without-status"),
            GuideVersion.ARGONAUT_2024, Set.of("bundle-level-operation", "entry-without-status"));

    /** What stands in the place of a requirement in a version. */
    private static final Map<GuideVersion, Map<String, String>> INSTEAD = Map.of(
            GuideVersion.BALLOT,
            Map.of(),
            GuideVersion.ARGONAUT_2024,
            Map.of("receiver.operation.system-level", "receiver.submission.batch-at-base"));

    /** What is as the version has it. */
    private static final Map<GuideVersion, Set<String>> SOUND = Map.of(
            GuideVersion.BALLOT, Set.of("bundle-level-operation", "loses-reasons-of-absence"),
            GuideVersion.ARGONAUT_2024,
                    Set.of(
                            "batch-at-base",
                            "argonaut-canonical",
                            "answers-batch-response",
                            "stores-a-refused-batch",
                            "loses-reasons-of-absence"));

    /** Of orders that only STU 1 has. */
    private static final Pattern ONE_TIME = Pattern.compile("one-time-order-.*");

    /** Of single constraints, which the verdicts on variants of each version speak of. */
    private static final Pattern FAMILY = Pattern.compile("(overlooks|fails-on|refuses)-.*");

    private final Map<String, ExpectedFinding> expectations = ExpectedFinding.in(SandboxRunner.class, "defects.yaml");
    private VersionRuns runs;

    @BeforeAll
    void start(VersionRuns shared) {
        runs = shared;
    }

    static Stream<Arguments> defects() {
        String narrowed = System.getProperty("cgmkit.matrix", ".*");
        return OLDER.stream()
                .flatMap(guide -> Defect.all().stream()
                        .filter(defect -> Telling.isWhole()
                                ? isOf(guide, defect) && defect.id().matches(narrowed)
                                : Objects.requireNonNull(SOME.get(guide)).contains(defect.id()))
                        .map(defect -> Arguments.of(guide, defect)));
    }

    private static boolean isOf(GuideVersion guide, Defect defect) {
        return !FAMILY.matcher(defect.id()).matches()
                && !ONE_TIME.matcher(defect.id()).matches()
                && !defect.needsSmart()
                && !Objects.requireNonNull(SOUND.get(guide)).contains(defect.id())
                && guide.catalogue()
                        .find(requirement(guide, defect))
                        .filter(r -> r.verification() != Verification.OBSERVED)
                        .isPresent();
    }

    private static String requirement(GuideVersion guide, Defect defect) {
        return Objects.requireNonNull(INSTEAD.get(guide)).getOrDefault(defect.requirement(), defect.requirement());
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("defects")
    void aDefectIsFoundByItsRequirement(GuideVersion guide, Defect defect) {
        Requirement requirement =
                guide.catalogue().find(requirement(guide, defect)).orElseThrow();
        ExpectedFinding expectation = expectations.getOrDefault(defect.id(), ExpectedFinding.NOTHING);

        SandboxOptions options = SandboxOptions.showing(defect).by(guide);

        RunReport report = runs.receiver(guide, options, Telling.ofReceiversAnd(guide, requirement.id()));

        List<CheckResult> findings =
                report.checks().stream().filter(ReportRows::isFinding).toList();
        assertThat(
                "findings of " + requirement.id(),
                findings.stream()
                        .filter(row -> row.requirement().equals(requirement.id()))
                        .toList(),
                is(not(empty())));
        assertThat(
                "findings of others",
                findings.stream()
                        .filter(row -> !row.requirement().equals(requirement.id()))
                        .filter(row -> !expectation.also().contains(row.requirement()))
                        // What the practice of the receiver leaves unmet in any case.
                        .filter(row -> !options.behaviour().unmet().contains(row.requirement()))
                        .map(row -> ReportRows.name(row) + ": " + row.message())
                        .toList(),
                is(empty()));
    }
}
