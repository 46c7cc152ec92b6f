package org.cgmkit.cgm.version;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.cgmkit.fixtures.GuideEdition;
import org.cgmkit.guide.Verification;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.proof.ReportRows;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.RunReport;
import org.cgmkit.submitter.defect.Defect;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Apps of the older versions with one defect are found by its requirement, and by nothing else that needs no step of its own. Some
 * in every build; with {@code -Dcgmkit.versions=whole} all defects that show in the first step, which {@code -Dcgmkit.matrix}
 * narrows.
 */
@ExtendWith(VersionRunsResolver.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SubmitterVersionMatrixTest {
    private static final List<GuideVersion> OLDER = List.of(GuideVersion.BALLOT, GuideVersion.ARGONAUT_2024);

    /** Of what only the Argonaut draft asks for; the app of other versions has nothing that could be broken so. */
    private static final List<Defect> OF_ARGONAUT = List.of(
            new Defect(
                    "leaves-out-the-tag",
                    "submitter.bundle.tag",
                    "Sends Bundles without the tag.",
                    workings -> workings.bundling(bundle -> bundle.remove(List.of("meta")))),
            new Defect(
                    "sends-a-transaction",
                    "submitter.submission.batch-at-base",
                    "Sends Bundles of type transaction.",
                    workings -> workings.bundling(bundle -> bundle.put("type", "transaction"))));

    private static final Map<GuideVersion, Set<String>> SOME = Map.of(
            GuideVersion.BALLOT, Set.of("posts-to-base"),
            GuideVersion.ARGONAUT_2024, Set.of("leaves-out-the-tag", "sends-a-transaction"));

    /** What stands in the place of a requirement in a version. */
    private static final Map<GuideVersion, Map<String, String>> INSTEAD = Map.of(
            GuideVersion.BALLOT,
            Map.of(),
            GuideVersion.ARGONAUT_2024,
            Map.of("submitter.operation.url", "submitter.submission.batch-at-base"));

    /** What is as the version has it, or changes what the version's app does not do. */
    private static final Map<GuideVersion, Set<String>> SOUND = Map.of(
            GuideVersion.BALLOT, Set.of("posts-to-bundle-path", "argonaut-canonicals"),
            GuideVersion.ARGONAUT_2024,
                    Set.of("posts-to-base", "posts-to-bundle-path", "sends-a-batch", "argonaut-canonicals"));

    private VersionRuns runs;

    @BeforeAll
    void start(VersionRuns shared) {
        runs = shared;
    }

    static Stream<Arguments> defects() {
        String narrowed = System.getProperty("cgmkit.matrix", ".*");
        return OLDER.stream()
                .flatMap(guide -> of(guide)
                        .filter(defect -> Telling.isWhole()
                                ? isOf(guide, defect) && defect.id().matches(narrowed)
                                : Objects.requireNonNull(SOME.get(guide)).contains(defect.id()))
                        .map(defect -> Arguments.of(guide, defect)));
    }

    private static Stream<Defect> of(GuideVersion guide) {
        return guide == GuideVersion.ARGONAUT_2024
                ? Stream.concat(OF_ARGONAUT.stream(), Defect.all().stream())
                : Defect.all().stream();
    }

    private static boolean isOf(GuideVersion guide, Defect defect) {
        String requirement = requirement(guide, defect);
        return !Objects.requireNonNull(SOUND.get(guide)).contains(defect.id())
                && Telling.ofFirstStep(requirement)
                && guide.catalogue()
                        .find(requirement)
                        .filter(r -> r.verification() != Verification.OBSERVED)
                        .isPresent();
    }

    private static String requirement(GuideVersion guide, Defect defect) {
        return Objects.requireNonNull(INSTEAD.get(guide)).getOrDefault(defect.requirement(), defect.requirement());
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("defects")
    void aDefectIsFoundByItsRequirement(GuideVersion guide, Defect defect) throws InterruptedException {
        String requirement = requirement(guide, defect);

        RunReport report =
                runs.submitter(guide, GuideEdition.of(guide), List.of(defect), Telling.ofSubmittersInOneStep(guide));

        List<CheckResult> findings =
                report.checks().stream().filter(ReportRows::isFinding).toList();
        assertThat(
                "findings of " + requirement,
                findings.stream()
                        .filter(row -> row.requirement().equals(requirement))
                        .toList(),
                is(not(empty())));
        assertThat(
                "findings of others",
                findings.stream()
                        .filter(row -> !row.requirement().equals(requirement))
                        .map(row -> ReportRows.name(row) + ": " + row.message())
                        .toList(),
                is(empty()));
    }
}
