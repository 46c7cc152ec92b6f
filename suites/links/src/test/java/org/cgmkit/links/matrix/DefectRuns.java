package org.cgmkit.links.matrix;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cgmkit.kit.proof.DefectFinding;
import org.cgmkit.kit.proof.ExpectedFinding;
import org.cgmkit.kit.proof.ReportRows;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/** The runs of a matrix: of sound behaviours, and of defects, each compared with the run of the behaviour that it shows with. */
final class DefectRuns {
    /** Which defects and behaviours to look at while working on them, as a regular expression; all where it is null. */
    private static final @Nullable String NARROWED = System.getProperty("cgmkit.matrix");

    private final Map<String, Callable<RunReport>> soundToRun = new LinkedHashMap<>();
    private final Map<Flawed, Callable<RunReport>> flawedToRun = new LinkedHashMap<>();
    private final Map<String, RunReport> sound = new LinkedHashMap<>();
    private final Map<Flawed, RunReport> flawed = new LinkedHashMap<>();

    /**
     * A defect in a matrix.
     *
     * @param id its id
     * @param requirement the requirement that it breaks
     * @param behaviour the name of the behaviour that it shows with
     */
    record Flawed(String id, String requirement, String behaviour) {}

    void sound(String behaviour, Callable<RunReport> run) {
        soundToRun.put(behaviour, run);
    }

    void flawed(Flawed defect, Callable<RunReport> run) {
        flawedToRun.put(defect, run);
    }

    /** Runs what is wanted, so many at a time; the first sound behaviour by itself, so that what it leaves in caches serves all. */
    void run(int workers) throws Exception {
        flawedToRun.keySet().removeIf(defect -> !isWanted(defect.id()));
        String first = soundToRun.keySet().iterator().next();
        soundToRun
                .keySet()
                .removeIf(name -> !isWanted(name)
                        && !name.equals(first)
                        && flawedToRun.keySet().stream()
                                .noneMatch(d -> d.behaviour().equals(name)));
        sound.put(first, Objects.requireNonNull(soundToRun.remove(first)).call());
        try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
            Map<String, Future<RunReport>> behaviours = new LinkedHashMap<>();
            Map<Flawed, Future<RunReport>> defects = new LinkedHashMap<>();
            soundToRun.forEach((name, run) -> behaviours.put(name, pool.submit(run)));
            flawedToRun.forEach((defect, run) -> defects.put(defect, pool.submit(run)));
            for (Map.Entry<String, Future<RunReport>> each : behaviours.entrySet()) {
                sound.put(each.getKey(), each.getValue().get());
            }
            for (Map.Entry<Flawed, Future<RunReport>> each : defects.entrySet()) {
                flawed.put(each.getKey(), each.getValue().get());
            }
        }
    }

    private static boolean isWanted(String name) {
        return NARROWED == null || name.matches(NARROWED);
    }

    Map<String, RunReport> sound() {
        return sound;
    }

    /** A test of each defect: that it is found as expected. */
    Stream<DynamicTest> found(Map<String, ExpectedFinding> expectations) {
        return flawed.keySet().stream()
                .map(defect -> DynamicTest.dynamicTest(
                        defect.id(),
                        () -> DefectFinding.assertFound(
                                defect.requirement(),
                                expectations.getOrDefault(defect.id(), ExpectedFinding.NOTHING),
                                Objects.requireNonNull(sound.get(defect.behaviour())),
                                Objects.requireNonNull(flawed.get(defect)))));
    }

    /** A sound behaviour is warned of what it declares not to meet, and of nothing else. */
    void assertSound(String behaviour, Set<String> unmet, boolean decided) {
        RunReport report = Objects.requireNonNull(sound.get(behaviour));

        assertThat("finished", report.finished(), is(true));
        assertThat("failed", ReportRows.described(report, Outcome.FAIL), is(empty()));
        assertThat("in error", ReportRows.described(report, Outcome.ERROR), is(empty()));
        assertThat("warned", ReportRows.requirements(report, Outcome.WARN), is(unmet));
        if (decided) {
            assertThat("inconclusive", ReportRows.described(report, Outcome.INCONCLUSIVE), is(empty()));
        }
    }

    /** The rows that no defect fails. */
    Set<String> neverFailed() {
        Set<String> never = ReportRows.neverFailed(sound.values(), flawed.values(), Set.of(Outcome.OBSERVED));
        // What is observed in one run may not be applicable in another, and is judged in none.
        rows(row -> row.outcome() == Outcome.OBSERVED).forEach(never::remove);
        return never;
    }

    /** The rows that were open in every sound run, so that nobody knows whether they pass. */
    Set<String> neverPassed() {
        Set<String> rows = rows(row -> true);
        rows(row -> row.outcome() == Outcome.PASS || row.outcome() == Outcome.OBSERVED)
                .forEach(rows::remove);
        return rows;
    }

    private Set<String> rows(Predicate<CheckResult> wanted) {
        return sound.values().stream()
                .flatMap(report -> report.checks().stream())
                .filter(wanted)
                .map(ReportRows::name)
                .collect(Collectors.toSet());
    }
}
