package org.cgmkit.engine.defect;

import static org.cgmkit.engine.defect.EngineWorkings.answering;
import static org.cgmkit.engine.defect.EngineWorkings.deciding;
import static org.cgmkit.engine.defect.EngineWorkings.shares;
import static org.cgmkit.engine.defect.EngineWorkings.taking;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cgmkit.engine.policy.DayBoundary;
import org.cgmkit.engine.policy.Denominator;
import org.cgmkit.engine.policy.ErrorCodes;
import org.cgmkit.engine.policy.PeriodEnd;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.engine.policy.SameTime;
import org.cgmkit.engine.policy.SentinelUse;
import org.cgmkit.engine.policy.StreamUse;
import org.cgmkit.engine.policy.TimeReading;
import org.cgmkit.engine.policy.WarmUp;
import org.cgmkit.engine.policy.WarmUpBoundary;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.engine.trace.SensorSession;
import org.cgmkit.engine.trace.TraceRow;

/** Defects of which readings count, and for how long. */
final class ReadingDefects {
    private ReadingDefects() {}

    static List<EngineDefect> all() {
        return List.of(
                EngineDefect.of(
                        "counts-warm-up",
                        "warm-up.excluded",
                        "It counts the readings of a sensor that is warming up.",
                        deciding(policy -> policy.with(PolicyKey.WARM_UP, WarmUp.of(0)))),
                EngineDefect.of(
                        "one-warm-up-for-all",
                        "warm-up.by-generation",
                        "It takes the warm-up of the first sensor for that of all.",
                        taking(task -> task.with(task.sessions().stream()
                                .map(each -> new SensorSession(
                                        each.start(), task.sessions().getFirst().warmUpMinutes(), each.generation()))
                                .toList()))),
                EngineDefect.of(
                        "first-session-only",
                        "warm-up.every-session",
                        "It excludes the warm-up of the first sensor only.",
                        taking(task ->
                                task.with(task.sessions().stream().limit(1).toList()))),
                EngineDefect.of(
                        "excludes-the-end",
                        "warm-up.boundary",
                        "It excludes the reading at the very end of the warm-up, and declares that it counts.",
                        deciding(policy -> policy.with(PolicyKey.WARM_UP_BOUNDARY, WarmUpBoundary.EXCLUDED))),
                EngineDefect.of(
                        "warm-up-stays-below",
                        "warm-up.denominator",
                        "Readings of the warm-up stay in the denominator.",
                        answering((answer, asked) -> scale(
                                answer,
                                answer.path("used").asDouble()
                                        / (answer.path("used").asDouble()
                                                + answer.at("/excluded/warmUp").asDouble())))),
                EngineDefect.of(
                        "drops-first-hours",
                        "warm-up.not-invented",
                        "Of three days without a start of a sensor it drops the first four hours.",
                        taking(task -> isOf(3, task) && task.sessions().isEmpty()
                                ? task.withRows(from(task, task.start().plus(Duration.ofHours(4))))
                                : task)),
                EngineDefect.of(
                        "drops-day-with-gap",
                        "gaps.nothing-thrown-away",
                        "Of four days it drops one that has a gap of more than two hours.",
                        taking(task -> isOf(4, task) ? task.withRows(withoutDaysWithGaps(task)) : task)),
                EngineDefect.of(
                        "holds-20-undeclared",
                        "gaps.denominator",
                        "It holds readings for 20 minutes, and declares that it counts readings.",
                        deciding(policy -> policy.with(PolicyKey.DENOMINATOR, Denominator.hold(20)))),
                EngineDefect.of(
                                "limit-off-by-one",
                                "gaps.limit",
                                "It does not bridge a gap of exactly 45 minutes, and declares that it does.",
                                deciding(policy -> policy.with(PolicyKey.DENOMINATOR, Denominator.linear(45, false))))
                        .under("interpolating"),
                EngineDefect.of(
                        "interpolates-everything",
                        "gaps.long",
                        "It interpolates gaps of any length.",
                        deciding(policy ->
                                policy.with(PolicyKey.DENOMINATOR, Denominator.of("linear:unlimited:inclusive")))),
                EngineDefect.of(
                        "holds-forever",
                        "gaps.long",
                        "It holds the reading before a gap to its end.",
                        deciding(policy -> policy.with(PolicyKey.DENOMINATOR, Denominator.of("hold:unlimited")))),
                EngineDefect.of(
                                "hides-no-data",
                                "gaps.no-data",
                                "Its shares are those of the period, and it does not say what had no data.",
                                answering((answer, asked) -> {
                                    if (answer.path("percent") instanceof ObjectNode percent) {
                                        percent.remove("noData");
                                    }
                                }))
                        .under("of-period"),
                EngineDefect.of(
                        "assumes-five-minutes",
                        "gaps.cadence",
                        "It takes each sensor for one of five minutes.",
                        answering((answer, asked) -> {
                            if (asked.task().interval() > 5) {
                                answer.put(
                                        "active",
                                        answer.path("active").asDouble()
                                                * 5
                                                / asked.task().interval());
                            }
                        })),
                EngineDefect.of(
                        "counts-duplicates",
                        "duplicates.once",
                        "It counts rows that are there twice as often as they are there.",
                        deciding(policy -> policy.with(PolicyKey.SAME_TIME, SameTime.NONE))),
                EngineDefect.of(
                        "last-wins-undeclared",
                        "duplicates.conflict",
                        "Of two values at one time the last counts, and it declares that the first does.",
                        deciding(policy -> policy.with(PolicyKey.SAME_TIME, SameTime.LAST))),
                EngineDefect.of(
                        "adds-streams",
                        "duplicates.streams",
                        "It counts the readings of two sensors that measured at the same time.",
                        deciding(policy -> policy.with(PolicyKey.STREAMS, StreamUse.ADDED))),
                EngineDefect.of(
                        "counts-mixed-readings",
                        "duplicates.mixed-cadence",
                        "A reading of a one-minute sensor counts as much as one of a five-minute sensor.",
                        answering((answer, asked) -> {
                            if (Set.copyOf(asked.task().intervals().values()).size() > 1) {
                                shares(
                                        answer,
                                        asked.under(asked.policy().with(PolicyKey.STREAMS, StreamUse.ADDED))
                                                .shares());
                            }
                        })),
                EngineDefect.of(
                        "exact-times-only",
                        "duplicates.drift",
                        "Only readings of exactly the same time are duplicates to it.",
                        deciding(policy -> policy.with(PolicyKey.TOLERANCE, 0))),
                EngineDefect.of(
                        "drops-words",
                        "sentinels.counted",
                        "It drops LOW and HIGH.",
                        deciding(policy -> policy.with(PolicyKey.SENTINELS, SentinelUse.DROPPED))),
                EngineDefect.of(
                                "drops-in-silence",
                                "sentinels.told",
                                "It does not tell how many LOW and HIGH it has dropped.",
                                answering((answer, asked) -> {
                                    ((ObjectNode) answer.path("excluded")).remove("sentinel");
                                    if (asked.task().rows().stream()
                                            .anyMatch(row -> row.value().equals("LOW"))) {
                                        answer.putArray("notices");
                                    }
                                }))
                        .under("dropping"),
                EngineDefect.of(
                        "low-is-zero",
                        "sentinels.value",
                        "LOW enters the mean as nothing.",
                        answering((answer, asked) -> {
                            long lows = asked.task().rows().stream()
                                    .filter(row -> row.value().equals("LOW"))
                                    .count();
                            if (lows > 0 && answer.path("mean") instanceof ObjectNode mean) {
                                mean.put(
                                        "value",
                                        mean.path("value").asDouble()
                                                - 40.0
                                                        * lows
                                                        / answer.path("used").asDouble());
                            }
                        })),
                EngineDefect.of(
                        "codes-are-glucose",
                        "sentinels.error-codes",
                        "It counts values of 5 and 10 mg/dL.",
                        deciding(policy -> policy.with(PolicyKey.ERROR_CODES, ErrorCodes.COUNTED))),
                EngineDefect.of("day-of-288", "time.spring", "A day has 24 hours to it.", answering((answer, asked) -> {
                    long hours = Duration.between(
                                    asked.task().start(), asked.task().end())
                            .toHours();
                    if (hours == 23) {
                        scale(answer, 23.0 / 24);
                    }
                })),
                EngineDefect.of(
                        "loses-second-hour",
                        "time.fall",
                        "It takes the second hour from 01:00 on for the first one again.",
                        deciding(policy -> policy.with(PolicyKey.TIMES, TimeReading.WALL_CLOCK_DUPLICATES))),
                EngineDefect.of(
                        "reads-wall-clock",
                        "time.offsets",
                        "It reads times with an offset of another zone as if they were of the person's zone.",
                        taking(task -> task.withRows(task.rows().stream()
                                .map(row -> onTheWall(row, task.zone()))
                                .toList()))),
                EngineDefect.of(
                        "whole-hour-offsets",
                        "time.half-hours",
                        "It takes the offset of India for five hours.",
                        taking(task ->
                                task.zone().getId().equals("Asia/Kolkata") ? task.at(ZoneOffset.ofHours(5)) : task)),
                EngineDefect.of(
                        "server-days",
                        "time.local-day",
                        "Its days begin at midnight in UTC, and it declares that they are local.",
                        deciding(policy -> policy.with(PolicyKey.DAYS, DayBoundary.UTC))),
                EngineDefect.of(
                        "counts-the-end",
                        "time.period-end",
                        "It counts the reading at the very end of the period, and declares that it does not.",
                        deciding(policy -> policy.with(PolicyKey.PERIOD_END, PeriodEnd.INCLUSIVE))));
    }

    private static boolean isOf(int days, EngineTask task) {
        return Duration.between(task.start(), task.end()).toDays() == days;
    }

    private static List<TraceRow> from(EngineTask task, Instant first) {
        return task.rows().stream()
                .filter(row -> !OffsetDateTime.parse(row.time()).toInstant().isBefore(first))
                .toList();
    }

    private static List<TraceRow> withoutDaysWithGaps(EngineTask task) {
        Set<LocalDate> gone = new HashSet<>();
        for (int i = 1; i < task.rows().size(); i++) {
            OffsetDateTime before = OffsetDateTime.parse(task.rows().get(i - 1).time());
            OffsetDateTime after = OffsetDateTime.parse(task.rows().get(i).time());
            if (Duration.between(before, after).toHours() >= 2) {
                gone.add(after.toLocalDate());
            }
        }
        return task.rows().stream()
                .filter(row -> !gone.contains(OffsetDateTime.parse(row.time()).toLocalDate()))
                .toList();
    }

    private static TraceRow onTheWall(TraceRow row, ZoneId zone) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(row.time());
            LocalDateTime wall = time.toLocalDateTime();
            return zone.getRules().getValidOffsets(wall).contains(time.getOffset())
                    ? row
                    : new TraceRow(
                            row.line(),
                            wall.atZone(zone).toOffsetDateTime().toString(),
                            row.value(),
                            row.unit(),
                            row.stream());
        } catch (DateTimeException e) {
            return row;
        }
    }

    private static void scale(ObjectNode answer, double by) {
        if (by != 1 && answer.path("percent") instanceof ObjectNode percent) {
            percent.properties()
                    .forEach(each -> percent.put(each.getKey(), each.getValue().asDouble() * by));
        }
    }
}
