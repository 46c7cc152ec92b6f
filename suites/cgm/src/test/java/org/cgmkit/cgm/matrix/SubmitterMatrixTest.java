package org.cgmkit.cgm.matrix;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cgmkit.cgm.CgmChecks;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.proof.ExpectedFinding;
import org.cgmkit.kit.proof.GeneratedPage;
import org.cgmkit.kit.proof.ReportRows;
import org.cgmkit.kit.run.CheckMethod;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.cgmkit.submitter.defect.Defect;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Defects of the simulated app are found, by exactly their requirement and with the expected words; no sound app is found
 * guilty. Most of a run is waiting, so without further ado only one defect of each requirement is looked for; all of them
 * with {@code -Dcgmkit.matrix=.*}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class SubmitterMatrixTest {
    /** Which defects and apps to look at, as a regular expression; one defect of each requirement where it is null. */
    private static final @Nullable String NARROWED = System.getProperty("cgmkit.matrix");

    /** Most of a run is waiting, so many more than there are cores. */
    private static final int WORKERS = 32;

    /**
     * The time between the starts of two runs, so that not all of them need the processor in the same step: an app that
     * does not get it cannot keep to what it is to be judged by. It is about what a run needs of two processors.
     */
    private static final Duration APART = Duration.ofMillis(1500);

    private final Map<String, ExpectedFinding> expectations =
            ExpectedFinding.in(SubmitterMatrixTest.class, "submitter-defects.yaml");
    private final Map<AppSetting, Future<RunReport>> sound = new LinkedHashMap<>();
    private final Map<Defect, Future<RunReport>> defective = new LinkedHashMap<>();

    @BeforeAll
    void examineAll(@TempDir Path results) {
        SimulatedAppRunner laboratory = new SimulatedAppRunner(results);
        List<Defect> defects = NARROWED == null
                ? oneOfEachRequirement()
                : Defect.all().stream().filter(d -> isWanted(d.id())).toList();
        Set<AppSetting> compared = defects.stream().map(this::setting).collect(Collectors.toSet());
        try (ScheduledExecutorService workers = Executors.newScheduledThreadPool(WORKERS)) {
            AppSetting.all().stream()
                    .filter(s -> isWanted(s.name()) || compared.contains(s))
                    .forEach(s -> sound.put(s, begun(workers, () -> laboratory.examine(s, List.of()))));
            defects.forEach(d -> defective.put(d, begun(workers, () -> laboratory.examine(setting(d), List.of(d)))));
        }
    }

    private Future<RunReport> begun(ScheduledExecutorService workers, Callable<RunReport> run) {
        long others = (long) sound.size() + defective.size();
        return workers.schedule(run, APART.multipliedBy(others).toMillis(), TimeUnit.MILLISECONDS);
    }

    @TestFactory
    Stream<DynamicTest> soundAppsAreFoundSound() {
        return sound.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey().name(), () -> {
                    RunReport report = each.getValue().get();
                    assertThat("failed", ReportRows.described(report, Outcome.FAIL), is(empty()));
                    assertThat("in error", ReportRows.described(report, Outcome.ERROR), is(empty()));
                    assertThat(
                            ReportRows.described(report, Outcome.WARN).toString(),
                            ReportRows.requirements(report, Outcome.WARN),
                            is(each.getKey().unmet()));
                }));
    }

    @TestFactory
    Stream<DynamicTest> defectsAreFound() {
        return defective.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.getKey().id(),
                        () -> assertFound(each.getKey(), each.getValue().get())));
    }

    @Test
    void thereAreAtLeastFortyDefects() {
        assertThat(Defect.all().size(), is(greaterThanOrEqualTo(40)));
    }

    @Test
    void everyRequirementThatCanBeCheckedHasADefect() {
        Set<String> checked =
                CgmChecks.ofSubmitters(GuideVersion.STU1.catalogue(), RequirementSelection.everything()).stream()
                        .map(CheckMethod::requirement)
                        .collect(Collectors.toCollection(TreeSet::new));
        Defect.all().forEach(d -> checked.remove(d.requirement()));

        assertThat("requirements without a defect", checked, is(Set.of("submitter.documentation.one-time-orders")));
    }

    @Test
    void thePageInTheDocumentationTellsWhatWasFound() throws Exception {
        Map<AppSetting, RunReport> apps = new LinkedHashMap<>();
        for (Map.Entry<AppSetting, Future<RunReport>> each : sound.entrySet()) {
            apps.put(each.getKey(), each.getValue().get());
        }
        Map<Defect, RunReport> broken = new LinkedHashMap<>();
        for (Map.Entry<Defect, Future<RunReport>> each : defective.entrySet()) {
            broken.put(each.getKey(), each.getValue().get());
        }
        if (broken.size() == Defect.all().size()) {
            new GeneratedPage("docs/submitter-defects.md", "suites/cgm", SubmitterMatrixTest.class)
                    .assertIs(SubmitterMatrixPage.of(apps, broken));
        }
        String written =
                Files.readString(Path.of(System.getProperty("cgmkit.root")).resolve("docs/submitter-defects.md"));
        SubmitterMatrixPage.practices(apps).values().forEach(row -> assertThat(written, containsString(row)));
        SubmitterMatrixPage.defects(broken).values().forEach(row -> assertThat(written, containsString(row)));
        Defect.all()
                .forEach(d -> assertThat(
                        written,
                        containsString("| `" + d.id() + "` | " + d.description() + " | " + d.requirement() + " | ")));
    }

    private static List<Defect> oneOfEachRequirement() {
        Map<String, Defect> first = new LinkedHashMap<>();
        Defect.all().forEach(d -> first.putIfAbsent(d.requirement(), d));
        return List.copyOf(first.values());
    }

    private void assertFound(Defect defect, RunReport report) throws Exception {
        Map<String, CheckResult> before = ReportRows.byName(
                Objects.requireNonNull(sound.get(setting(defect))).get());
        ExpectedFinding expectation = expectations.getOrDefault(defect.id(), new ExpectedFinding(List.of(), List.of()));
        List<CheckResult> findings = new ArrayList<>();
        List<String> strangers = new ArrayList<>();
        for (CheckResult row : report.checks()) {
            Outcome was = Objects.requireNonNull(before.get(ReportRows.name(row)), () -> ReportRows.name(row))
                    .outcome();
            boolean finding = ReportRows.isFinding(row);
            if (finding && row.requirement().equals(defect.requirement())) {
                findings.add(row);
            } else if (finding || row.outcome() == Outcome.ERROR) {
                strangers.add(row.outcome() + " (was " + was + ") " + ReportRows.name(row) + ": " + row.message());
            }
        }

        assertThat("rows that should say nothing of this defect", strangers, is(empty()));
        String rows = report.checks().stream()
                .filter(c -> c.requirement().equals(defect.requirement()))
                .map(c -> c.outcome() + " " + c.message())
                .collect(Collectors.joining("\n"));
        assertThat("findings of " + defect.requirement() + ", whose rows are: " + rows, findings, is(not(empty())));
        String messages = findings.stream().map(CheckResult::message).collect(Collectors.joining("\n"));
        assertThat("expected words, of: " + messages, expectation.words(), is(not(empty())));
        expectation.words().forEach(words -> assertThat(messages, containsString(words)));
    }

    /** The sound app that a defect is put into. */
    private AppSetting setting(Defect defect) {
        String access = expectations
                .getOrDefault(defect.id(), new ExpectedFinding(List.of(), List.of()))
                .access();
        return AppSetting.standard(access.isEmpty() ? AppSetting.Access.OPEN : AppSetting.Access.valueOf(access));
    }

    private static boolean isWanted(String name) {
        return NARROWED == null || name.matches(NARROWED);
    }
}
