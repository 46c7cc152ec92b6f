package org.cgmkit.links.matrix;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cgmkit.kit.proof.ExpectedFinding;
import org.cgmkit.kit.proof.ReportRows;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.cgmkit.shlink.defect.Defect;
import org.cgmkit.shlink.workings.Behaviour;
import org.cgmkit.shlink.workings.CreatorWorkings;
import org.cgmkit.shlink.workings.Habit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every defect of a creator is found, by exactly its requirement and with the expected words; no sound behaviour is found guilty;
 * and every check has a defect that it finds.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CreatorMatrixTest {
    /** Which defects and behaviours to look at while working on them, as a regular expression; all where it is null. */
    private static final @Nullable String NARROWED = System.getProperty("cgmkit.matrix");

    private static final int WORKERS = 2;
    private static final Set<Outcome> OPEN = Set.of(Outcome.INCONCLUSIVE, Outcome.NOT_APPLICABLE, Outcome.NOT_TESTED);

    private final Map<String, ExpectedFinding> expectations =
            ExpectedFinding.in(CreatorMatrixTest.class, "creator-defects.yaml");
    private final Map<Behaviour, RunReport> sound = new LinkedHashMap<>();
    private final Map<Defect, RunReport> defective = new LinkedHashMap<>();

    @BeforeAll
    void examineAll(@TempDir Path results) throws Exception {
        CreatorRunner runner = new CreatorRunner(results);
        sound.put(Behaviour.STANDARD, runner.examine(Behaviour.STANDARD, CreatorWorkings.sound()));
        List<Defect> wanted =
                Defect.all().stream().filter(d -> isWanted(d.id())).toList();
        try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
            Map<Behaviour, Future<RunReport>> behaviours = new LinkedHashMap<>();
            Map<Defect, Future<RunReport>> defects = new LinkedHashMap<>();
            Behaviour.all().stream()
                    .filter(b -> !b.equals(Behaviour.STANDARD))
                    .filter(b -> isWanted(b.name())
                            || wanted.stream().anyMatch(d -> d.behaviour().equals(b)))
                    .forEach(b -> behaviours.put(b, workers.submit(() -> runner.examine(b, CreatorWorkings.sound()))));
            wanted.forEach(d -> defects.put(
                    d,
                    workers.submit(
                            () -> runner.examine(d.behaviour(), d.change().apply(CreatorWorkings.sound())))));
            for (Map.Entry<Behaviour, Future<RunReport>> each : behaviours.entrySet()) {
                sound.put(each.getKey(), each.getValue().get());
            }
            for (Map.Entry<Defect, Future<RunReport>> each : defects.entrySet()) {
                defective.put(each.getKey(), each.getValue().get());
            }
        }
    }

    private static boolean isWanted(String name) {
        return NARROWED == null || name.matches(NARROWED);
    }

    @TestFactory
    Stream<DynamicTest> aSoundBehaviourIsWarnedOnlyOfWhatItDeclaresNotToMeet() {
        return sound.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey().name(), () -> {
                    Behaviour behaviour = each.getKey();
                    RunReport report = each.getValue();

                    assertThat("finished", report.finished(), is(true));
                    assertThat("failed", ReportRows.described(report, Outcome.FAIL), is(empty()));
                    assertThat("in error", ReportRows.described(report, Outcome.ERROR), is(empty()));
                    assertThat("warned", ReportRows.requirements(report, Outcome.WARN), is(behaviour.unmet()));
                    if (!behaviour.hasAny(Habit.ONCE)) {
                        assertThat("inconclusive", ReportRows.described(report, Outcome.INCONCLUSIVE), is(empty()));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> aDefectIsFoundByExactlyItsRequirement() {
        return defective.entrySet().stream()
                .map(each ->
                        DynamicTest.dynamicTest(each.getKey().id(), () -> assertFound(each.getKey(), each.getValue())));
    }

    private void assertFound(Defect defect, RunReport report) {
        Map<String, CheckResult> before = ReportRows.byName(Objects.requireNonNull(sound.get(defect.behaviour())));
        ExpectedFinding expectation = expectations.getOrDefault(defect.id(), new ExpectedFinding(List.of(), List.of()));
        List<CheckResult> findings = new ArrayList<>();
        List<String> strangers = new ArrayList<>();
        for (CheckResult row : report.checks()) {
            Outcome was =
                    Objects.requireNonNull(before.get(ReportRows.name(row))).outcome();
            if (row.requirement().equals(defect.requirement())) {
                if (ReportRows.isFinding(row)) {
                    findings.add(row);
                }
            } else if (row.outcome() != was
                    && !(ReportRows.isOpen(row, was, OPEN) && expectation.leavesOpen(row.requirement()))) {
                strangers.add(row.outcome() + " (was " + was + ") " + ReportRows.name(row) + ": " + row.message());
            }
        }

        assertThat("rows that should say what they say of a sound creator", strangers, is(empty()));
        assertThat("findings of " + defect.requirement(), findings, is(not(empty())));
        String messages = findings.stream().map(CheckResult::message).collect(Collectors.joining("\n"));
        assertThat("expected words", expectation.words(), is(not(empty())));
        expectation.words().forEach(words -> assertThat(messages, containsString(words)));
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
                ReportRows.neverFailed(sound.values(), defective.values(), Set.of(Outcome.OBSERVED)),
                is(empty()));
    }
}
