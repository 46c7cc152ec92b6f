package org.cgmkit.reports.console;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;

/**
 * How long a run is still going to take, told by an earlier run: one requirement takes a hundred times as long as another, so the
 * number of those that are done says nothing.
 */
final class TimeLeft {
    /** Less than this part of the earlier run says nothing of how much faster or slower this one is. */
    private static final double ENOUGH = 0.1;

    private static final int STEP_S = 5;
    private static final int MINUTE_S = 60;

    private final Map<String, Duration> toDo;
    private final double total;
    private double done;

    private TimeLeft(Map<String, Duration> toDo) {
        this.toDo = toDo;
        this.total = toDo.values().stream().mapToLong(Duration::toMillis).sum();
    }

    /**
     * By that run, where it was one of the same suite with as many requirements, and came to its end; else empty.
     *
     * @param requirements how many requirements are going to be checked
     */
    static Optional<TimeLeft> by(RunReport earlier, String suite, int requirements) {
        Map<String, Duration> durations = new HashMap<>();
        earlier.checks().stream()
                .filter(check -> check.outcome() != Outcome.NOT_TESTED)
                .forEach(check -> durations.merge(key(check), check.duration(), Duration::plus));
        long before = earlier.checks().stream()
                .filter(check -> check.outcome() != Outcome.NOT_TESTED)
                .map(CheckResult::requirement)
                .distinct()
                .count();
        TimeLeft left = new TimeLeft(durations);
        boolean alike = earlier.finished()
                && earlier.stopped() == null
                && earlier.suite().equals(suite)
                && before == requirements
                && left.total > 0;
        return alike ? Optional.of(left) : Optional.empty();
    }

    /** A check has ended. */
    void finished(CheckResult check) {
        Duration took = toDo.remove(key(check));
        done += took == null ? 0 : took.toMillis();
    }

    /** What is left after so long, in words; empty where nothing can be said yet. */
    Optional<String> after(Duration elapsed) {
        double part = done / total;
        if (part < ENOUGH || part >= 1) {
            return Optional.empty();
        }
        long seconds = Math.round(elapsed.toMillis() * (1 - part) / part / 1000);
        if (seconds < STEP_S) {
            return Optional.of("a few seconds left");
        }
        return Optional.of(
                seconds < MINUTE_S
                        ? "about " + (seconds + STEP_S - 1) / STEP_S * STEP_S + " s left"
                        : "about " + (seconds + MINUTE_S / 2) / MINUTE_S + " min left");
    }

    private static String key(CheckResult check) {
        return check.requirement() + " " + check.title();
    }
}
