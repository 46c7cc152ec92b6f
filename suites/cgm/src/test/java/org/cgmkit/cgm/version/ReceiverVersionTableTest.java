package org.cgmkit.cgm.version;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.cgmkit.ehr.defect.Defect;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.proof.GeneratedPage;
import org.cgmkit.kit.proof.ReportRows;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.LeadingFinding;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A receiver of each version under the suite of each: on the diagonal nothing fails and nothing is said before all else;
 * elsewhere the report begins with the version that the receiver was built for. With {@code -Dcgmkit.versions=whole} by the
 * whole suite, else by the part of it that tells.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReceiverVersionTableTest {
    private static final List<String> TELLING = List.of(
            "receiver.capability.instantiates",
            "receiver.capability.o*",
            "receiver.capability.batch",
            "receiver.capability.profiles",
            "receiver.operation.*",
            "receiver.submission.*",
            "receiver.response.bundle",
            "receiver.response.entry-status",
            "receiver.storage.readable",
            "receiver.orders.*");

    private final Map<GuideVersion, Map<GuideVersion, RunReport>> table = new EnumMap<>(GuideVersion.class);

    private @Nullable RunReport flawed;

    @BeforeAll
    void examineAll(@TempDir Path results) {
        try (VersionRuns runs = new VersionRuns(results)) {
            for (GuideVersion built : GuideVersion.values()) {
                Map<GuideVersion, RunReport> row = new EnumMap<>(GuideVersion.class);
                for (GuideVersion suite : GuideVersion.values()) {
                    row.put(
                            suite,
                            runs.receiver(suite, SandboxOptions.standard().by(built), selection(suite)));
                }
                table.put(built, row);
            }
            flawed = runs.receiver(
                    GuideVersion.STU1,
                    SandboxOptions.showing(Defect.named("entry-without-status")),
                    selection(GuideVersion.STU1));
        }
    }

    private static RequirementSelection selection(GuideVersion suite) {
        if ("whole".equals(System.getProperty("cgmkit.versions"))) {
            return RequirementSelection.everything();
        }
        Catalogue catalogue = suite.catalogue();
        List<String> globs = new ArrayList<>(TELLING);
        globs.removeIf(glob -> catalogue.requirements().stream()
                .noneMatch(r -> r.id().matches(glob.replace(".", "\\.").replace("*", ".*"))));
        return RequirementSelection.only(globs, catalogue, catalogue.role("receiver"));
    }

    @TestFactory
    Stream<DynamicTest> onTheDiagonalNothingFails() {
        return Stream.of(GuideVersion.values())
                .map(version -> DynamicTest.dynamicTest(version.id(), () -> {
                    RunReport report = report(version, version);
                    assertThat("failed", ReportRows.described(report, Outcome.FAIL), is(empty()));
                    assertThat("inconclusive", ReportRows.described(report, Outcome.INCONCLUSIVE), is(empty()));
                    assertThat("said before all else", report.leading(), is(nullValue()));
                }));
    }

    @TestFactory
    Stream<DynamicTest> elsewhereTheReportBeginsWithTheVersionThatItWasBuiltFor() {
        return Stream.of(GuideVersion.values())
                .flatMap(built -> Stream.of(GuideVersion.values())
                        .filter(suite -> suite != built)
                        .map(suite -> DynamicTest.dynamicTest(
                                built.id() + " under " + suite.id(),
                                () -> assertNamed(built, suite, report(built, suite)))));
    }

    private static void assertNamed(GuideVersion built, GuideVersion suite, RunReport report) {
        LeadingFinding leading = report.leading();
        assertThat("said before all else", leading, is(notNullValue()));
        assertThat(
                Objects.requireNonNull(leading).toString(),
                leading.sentence(),
                is("This was built for " + built.title() + ", not for " + suite.title() + "."));
        assertThat(leading.next(), startsWith("To test it as what it is, run the same with --guide " + built.id()));
        assertThat("evidence", leading.evidence(), is(not(empty())));
        for (CheckResult check : report.checks()) {
            if (check.outcome() == Outcome.INCONCLUSIVE) {
                assertThat(check.requirement(), check.message().endsWith(LeadingFinding.POINTER), is(true));
            }
        }
    }

    @Test
    void theTableInTheDocumentationIsWhatWasFound() {
        StringBuilder made = new StringBuilder("| built for |");
        for (GuideVersion suite : GuideVersion.values()) {
            made.append(" `--guide ").append(suite.id()).append("` |");
        }
        made.append("\n| --- |").append(" --- |".repeat(GuideVersion.values().length));
        for (GuideVersion built : GuideVersion.values()) {
            made.append("\n| ").append(built.title()).append(" |");
            for (GuideVersion suite : GuideVersion.values()) {
                made.append(" ").append(cell(report(built, suite))).append(" |");
            }
        }
        new GeneratedPage("docs/receivers.md", "suites/cgm", ReceiverVersionTableTest.class)
                .assertHolds(made.append("\n").toString());
    }

    private static String cell(RunReport report) {
        LeadingFinding leading = report.leading();
        return leading == null && ReportRows.requirements(report, Outcome.FAIL).isEmpty()
                ? "nothing fails"
                : leading == null ? "fails" : leading.sentence();
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
