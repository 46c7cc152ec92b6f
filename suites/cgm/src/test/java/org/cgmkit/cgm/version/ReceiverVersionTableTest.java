package org.cgmkit.cgm.version;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.cgmkit.ehr.defect.Defect;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.ehr.workings.Behaviours;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.proof.GeneratedPage;
import org.cgmkit.kit.proof.ReportRows;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A receiver of each version under the suite of each: on the diagonal nothing fails and nothing is said before all else;
 * elsewhere the report begins with the version that the receiver was built for. With {@code -Dcgmkit.versions=whole} by the
 * whole suite, else by the part of it that tells.
 */
@ExtendWith(VersionRunsResolver.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReceiverVersionTableTest {
    private final Map<GuideVersion, Map<GuideVersion, RunReport>> table = new EnumMap<>(GuideVersion.class);

    private final Map<GuideVersion, RunReport> bridging = new EnumMap<>(GuideVersion.class);
    private @Nullable RunReport flawed;

    @BeforeAll
    void examineAll(VersionRuns runs) {
        for (GuideVersion built : GuideVersion.values()) {
            Map<GuideVersion, RunReport> row = new EnumMap<>(GuideVersion.class);
            for (GuideVersion suite : GuideVersion.values()) {
                row.put(suite, runs.receiver(suite, SandboxOptions.standard().by(built), Telling.ofReceivers(suite)));
            }
            table.put(built, row);
            bridging.put(
                    built,
                    runs.receiver(
                            built,
                            SandboxOptions.standard().by(built).with(Behaviours.BRIDGING),
                            Telling.ofReceivers(built)));
        }
        flawed = runs.receiver(
                GuideVersion.STU1,
                SandboxOptions.showing(Defect.named("entry-without-status")),
                Telling.ofReceivers(GuideVersion.STU1));
    }

    @TestFactory
    Stream<DynamicTest> onTheDiagonalNothingFails() {
        return Stream.of(GuideVersion.values())
                .map(version -> DynamicTest.dynamicTest(version.id(), () -> assertSound(report(version, version))));
    }

    @TestFactory
    Stream<DynamicTest> aReceiverThatTakesSubmissionsOfAllVersionsIsSoundInEach() {
        return bridging.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey().id(), () -> assertSound(each.getValue())));
    }

    private static void assertSound(RunReport report) {
        assertThat("failed", ReportRows.described(report, Outcome.FAIL), is(empty()));
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
        new GeneratedPage("docs/receivers.md", "suites/cgm", ReceiverVersionTableTest.class)
                .assertHolds(Telling.table(this::report));
    }

    @Test
    void aReceiverThatFailsForAnotherReasonIsNotSaidToBeOfAnotherVersion() {
        assertThat("failed", ReportRows.requirements(otherwiseFlawed(), Outcome.FAIL), is(not(empty())));
        assertThat("said before all else", otherwiseFlawed().leading(), is(nullValue()));
    }

    private RunReport otherwiseFlawed() {
        return Objects.requireNonNull(flawed);
    }

    private RunReport report(GuideVersion built, GuideVersion suite) {
        return Objects.requireNonNull(Objects.requireNonNull(table.get(built)).get(suite));
    }
}
