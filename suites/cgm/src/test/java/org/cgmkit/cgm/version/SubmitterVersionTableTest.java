package org.cgmkit.cgm.version;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.cgmkit.fixtures.GuideEdition;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.proof.GeneratedPage;
import org.cgmkit.kit.proof.ReportRows;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * An app of each version under the suite of each: on the diagonal nothing fails and nothing is said before all else; elsewhere the
 * report begins with the version that the app was built for. An app that writes the codes of all is sound in each. With
 * {@code -Dcgmkit.versions=whole} the sound ones by the whole suite, else by what is seen in the first step.
 */
@ExtendWith(VersionRunsResolver.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SubmitterVersionTableTest {
    private final Map<GuideVersion, Map<GuideVersion, RunReport>> table = new EnumMap<>(GuideVersion.class);
    private final Map<GuideVersion, RunReport> bridging = new EnumMap<>(GuideVersion.class);

    @BeforeAll
    void examineAll(VersionRuns runs) throws InterruptedException {
        for (GuideVersion built : GuideVersion.values()) {
            Map<GuideVersion, RunReport> row = new EnumMap<>(GuideVersion.class);
            for (GuideVersion suite : GuideVersion.values()) {
                row.put(
                        suite,
                        runs.submitter(
                                suite,
                                GuideEdition.of(built),
                                List.of(),
                                suite == built ? Telling.ofSubmitters(suite) : Telling.ofSubmittersInOneStep(suite)));
            }
            table.put(built, row);
            bridging.put(built, runs.submitter(built, Telling.bridge(built), List.of(), Telling.ofSubmitters(built)));
        }
    }

    @TestFactory
    Stream<DynamicTest> onTheDiagonalNothingFails() {
        return Stream.of(GuideVersion.values())
                .map(version -> DynamicTest.dynamicTest(version.id(), () -> assertSound(report(version, version))));
    }

    @TestFactory
    Stream<DynamicTest> anAppThatWritesTheCodesOfAllVersionsIsSoundInEach() {
        return bridging.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey().id(), () -> assertSound(each.getValue())));
    }

    private static void assertSound(RunReport report) {
        assertThat("failed", ReportRows.described(report, Outcome.FAIL), is(empty()));
        assertThat("warned", ReportRows.described(report, Outcome.WARN), is(empty()));
        assertThat("in error", ReportRows.described(report, Outcome.ERROR), is(empty()));
        assertThat("inconclusive", ReportRows.described(report, Outcome.INCONCLUSIVE), is(empty()));
        assertThat("said before all else", report.leading(), is(nullValue()));
    }

    @TestFactory
    Stream<DynamicTest> elsewhereTheReportBeginsWithTheVersionThatItWasBuiltFor() {
        return Stream.of(GuideVersion.values())
                .flatMap(built -> Stream.of(GuideVersion.values())
                        .filter(suite -> suite != built)
                        .map(suite -> DynamicTest.dynamicTest(
                                built.id() + " under " + suite.id(),
                                () -> Telling.assertNamed(built, suite, report(built, suite)))));
    }

    @Test
    void theTableInTheDocumentationIsWhatWasFound() {
        new GeneratedPage("docs/apps.md", "suites/cgm", SubmitterVersionTableTest.class)
                .assertHolds(Telling.table(this::report));
    }

    private RunReport report(GuideVersion built, GuideVersion suite) {
        return Objects.requireNonNull(Objects.requireNonNull(table.get(built)).get(suite));
    }
}
