package org.cgmkit.cgm.matrix;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cgmkit.ehr.defect.Defect;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.ehr.workings.Behaviour;
import org.cgmkit.kit.proof.ExpectedFinding;
import org.cgmkit.kit.proof.GeneratedPage;
import org.cgmkit.kit.proof.ReportRows;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Every defect is found, by exactly its requirement and with the expected words; no sound behaviour is found guilty; and
 * every check has a defect that it finds.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class MatrixTest {
    /** Which defects and behaviours to look at while working on them, as a regular expression; all where it is null. */
    private static final @Nullable String NARROWED = System.getProperty("cgmkit.matrix");

    /** More than there are cores, as a run that is slowed down by its receiver waits most of the time. */
    private static final int WORKERS = 3;

    private static final Set<Outcome> OPEN = Set.of(Outcome.INCONCLUSIVE, Outcome.NOT_APPLICABLE);

    private final Map<String, ExpectedFinding> expectations = ReceiverExpectations.all();
    private final DefectBatches families = new DefectBatches(expectations);
    private final Map<Behaviour, RunReport> sound = new LinkedHashMap<>();
    private final Map<SandboxGuard, RunReport> guarded = new EnumMap<>(SandboxGuard.class);
    private final Map<Defect, RunReport> defective = new LinkedHashMap<>();
    private final Map<Defect, List<Defect>> together = new LinkedHashMap<>();

    @BeforeAll
    void examineAll(@TempDir Path results) throws Exception {
        try (SandboxRunner laboratory = new SandboxRunner(results);
                ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
            sound.put(
                    Behaviour.STANDARD,
                    laboratory.examine(SandboxOptions.standard().with(Behaviour.STANDARD)));
            Map<SandboxGuard, Future<RunReport>> guards = new EnumMap<>(SandboxGuard.class);
            Map<Behaviour, Future<RunReport>> behaviours = new LinkedHashMap<>();
            Map<List<Defect>, Future<RunReport>> defects = new LinkedHashMap<>();
            Behaviour.all().stream()
                    .filter(b -> NARROWED == null || b.name().matches(NARROWED) || isNeeded(b))
                    .forEach(b -> behaviours.put(
                            b,
                            workers.submit(() ->
                                    laboratory.examine(SandboxOptions.standard().with(b)))));
            List<Defect> wanted = Defect.all().stream()
                    .filter(d -> NARROWED == null || d.id().matches(NARROWED))
                    .toList();
            SandboxGuard.all().stream()
                    .filter(g -> NARROWED == null || isNeeded(g))
                    .forEach(g -> guards.put(g, workers.submit(() -> laboratory.examine(g))));
            families.runs(wanted)
                    .forEach(group -> defects.put(
                            group,
                            workers.submit(() -> laboratory.examine(
                                    SandboxOptions.showing(group.getFirst()).with(group)))));
            for (Map.Entry<Behaviour, Future<RunReport>> each : behaviours.entrySet()) {
                sound.put(each.getKey(), each.getValue().get());
            }
            for (Map.Entry<SandboxGuard, Future<RunReport>> each : guards.entrySet()) {
                guarded.put(each.getKey(), each.getValue().get());
            }
            for (Map.Entry<List<Defect>, Future<RunReport>> each : defects.entrySet()) {
                RunReport report = each.getValue().get();
                each.getKey().forEach(defect -> defective.put(defect, report));
                each.getKey().forEach(defect -> together.put(defect, each.getKey()));
            }
        }
    }

    @Test
    @DisabledIfSystemProperty(named = "cgmkit.matrix", matches = ".+", disabledReason = "needs the whole matrix")
    void thePageInTheDocumentationIsWhatWasFound() {
        new GeneratedPage("docs/defects.md", "suites/cgm", MatrixTest.class)
                .assertIs(MatrixPage.of(sound, guarded, defective));
    }

    @TestFactory
    Stream<DynamicTest> aSoundBehaviourIsWarnedOnlyOfWhatItDeclaresNotToMeet() {
        return Stream.concat(
                sound.entrySet().stream()
                        .map(each -> DynamicTest.dynamicTest(
                                each.getKey().name(),
                                () -> assertSound(each.getValue(), each.getKey().unmet()))),
                guarded.entrySet().stream()
                        .map(each -> DynamicTest.dynamicTest(
                                each.getKey().title(),
                                () -> assertSound(each.getValue(), Behaviour.STANDARD.unmet()))));
    }

    private static void assertSound(RunReport report, Set<String> unmet) {
        assertThat("finished", report.finished(), is(true));
        assertThat("failed", ReportRows.described(report, Outcome.FAIL), is(empty()));
        assertThat("in error", ReportRows.described(report, Outcome.ERROR), is(empty()));
        assertThat("inconclusive", ReportRows.described(report, Outcome.INCONCLUSIVE), is(empty()));
        assertThat("warned", ReportRows.requirements(report, Outcome.WARN), is(unmet));
    }

    @TestFactory
    Stream<DynamicTest> aDefectIsFoundByExactlyItsRequirement() {
        return defective.entrySet().stream()
                .map(each ->
                        DynamicTest.dynamicTest(each.getKey().id(), () -> assertFound(each.getKey(), each.getValue())));
    }

    @Test
    void everyDefectHasItsExpectation() {
        assertThat(
                expectations.keySet(), is(Defect.all().stream().map(Defect::id).collect(Collectors.toSet())));
    }

    @Test
    @DisabledIfSystemProperty(named = "cgmkit.matrix", matches = ".+", disabledReason = "needs the whole matrix")
    void everyCheckIsFailedBySomeDefect() {
        assertThat(
                "checks that no defect fails",
                ReportRows.neverFailed(
                        sound.values(), defective.values(), Set.of(Outcome.NOT_TESTED, Outcome.OBSERVED)),
                is(empty()));
    }

    /** Whether the behaviour is what a defect under test is compared with. */
    private static boolean isNeeded(Behaviour behaviour) {
        return Defect.all().stream()
                .anyMatch(d -> NARROWED != null
                        && d.id().matches(NARROWED)
                        && d.behaviour().equals(behaviour));
    }

    private static boolean isNeeded(SandboxGuard guard) {
        return guard.name().toLowerCase(Locale.ROOT).matches(String.valueOf(NARROWED))
                || (guard == SandboxGuard.SERVICES
                        && Defect.all().stream()
                                .anyMatch(d -> d.needsSmart() && d.id().matches(String.valueOf(NARROWED))));
    }

    private void assertFound(Defect defect, RunReport report) {
        Map<String, CheckResult> before = ReportRows.byName(Objects.requireNonNull(
                defect.needsSmart() ? guarded.get(SandboxGuard.SERVICES) : sound.get(defect.behaviour())));
        ExpectedFinding expectation = expectations.getOrDefault(defect.id(), new ExpectedFinding(List.of(), List.of()));
        List<Defect> group = together.getOrDefault(defect, List.of(defect));
        List<CheckResult> findings = new ArrayList<>();
        Set<String> missing = new TreeSet<>(expectation.also());
        List<String> strangers = new ArrayList<>();
        for (CheckResult row : report.checks()) {
            Outcome was = Objects.requireNonNull(
                            before.get(ReportRows.name(row)),
                            () -> ReportRows.name(row) + " is no row of the sound run; this one was stopped because "
                                    + report.stopped())
                    .outcome();
            boolean finding = ReportRows.isFinding(row);
            boolean expected = finding && families.explained(row, group);
            if (finding && row.outcome() != was && expectation.also().contains(row.requirement())) {
                missing.remove(row.requirement());
            } else if (expected && row.outcome() != was) {
                if (families.explains(defect, row)) {
                    findings.add(row);
                }
            } else if (row.outcome() != was
                    && !(ReportRows.isOpen(row, was, OPEN) && expectation.leavesOpen(row.requirement()))) {
                strangers.add(row.outcome() + " (was " + was + ") " + ReportRows.name(row) + ": " + row.message());
            }
        }

        assertThat("rows that should say what they say of a sound receiver", strangers, is(empty()));
        assertThat("findings of " + defect.requirement(), findings, is(not(empty())));
        assertThat("requirements that it breaks as well, and that are not found broken", missing, is(empty()));
        String messages = findings.stream().map(CheckResult::message).collect(Collectors.joining("\n"));
        assertThat("expected words", expectation.words(), is(not(empty())));
        expectation.words().forEach(words -> assertThat(messages, containsString(words)));
    }
}
