package org.cgmkit.outcomes.trace;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.engine.trace.TraceBuilder;

/** Traces in which it matters when a day, or the period, begins and ends. */
public final class DayTraces {
    private DayTraces() {}

    /** A day of 23 hours, low until the hour that is not there. */
    public static EngineTask spring() {
        return newYork(
                "2026-03-08T00:00:00-05:00",
                "2026-03-09T00:00:00-04:00",
                TraceBuilder.from("2026-03-08T00:00:00-05:00")
                        .times(24, "60")
                        .offset("-04:00")
                        .times(252, "120"));
    }

    /** A day of 25 hours; the first hour from 01:00 on is low, the second one high. */
    public static EngineTask fall() {
        return newYork(
                "2026-11-01T00:00:00-04:00",
                "2026-11-02T00:00:00-05:00",
                TraceBuilder.from("2026-11-01T00:00:00-04:00")
                        .times(12, "120")
                        .times(12, "60")
                        .offset("-05:00")
                        .times(12, "200")
                        .times(264, "120"));
    }

    static EngineTask newYork(String start, String end, TraceBuilder trace) {
        return EngineTask.of(
                trace.rows(),
                OffsetDateTime.parse(start).toInstant(),
                OffsetDateTime.parse(end).toInstant(),
                ZoneId.of("America/New_York"));
    }

    /** Two days in India, the first two hours of the second of them low. */
    public static EngineTask localDays() {
        String start = "2026-05-04T00:00:00+05:30";
        Instant from = OffsetDateTime.parse(start).toInstant();
        return EngineTask.of(
                TraceBuilder.from(start)
                        .times(288, "120")
                        .times(24, "60")
                        .times(264, "120")
                        .rows(),
                from,
                from.plus(Period.DAY.multipliedBy(2)),
                ZoneId.of("Asia/Kolkata"));
    }

    /** A day, and one very low reading at its very end. */
    public static EngineTask periodEnd() {
        return Period.day(TraceBuilder.from(Period.START).times(288, "120").times(1, "45"));
    }

    /** A whole day of 100 and half a day of 200: the mean is 133.3…, that of the days' means 150. */
    public static EngineTask unevenDays() {
        return Period.days(
                2,
                TraceBuilder.from(Period.START)
                        .times(288, "100")
                        .times(144, "200")
                        .rows());
    }

    /** Fourteen days, of whose 4,032 slots the first so many have a reading. */
    public static EngineTask fourteenDays(int slots) {
        return Period.days(
                14, TraceBuilder.from(Period.START).times(slots, "120").rows());
    }

    /** A day of a sensor that measures every quarter of an hour. */
    public static EngineTask quarterHour() {
        return Period.day(TraceBuilder.from(Period.START)
                        .every(15)
                        .times(92, "120")
                        .times(4, "60"))
                .every(15);
    }

    /** Three days without a start of a sensor, the first four hours of them low. */
    public static EngineTask lowBeginning() {
        return Period.days(
                3,
                TraceBuilder.from(Period.START)
                        .times(48, "60")
                        .times(816, "120")
                        .rows());
    }

    /** Four days, low in the morning of the second one, which has a gap of three hours. */
    public static EngineTask dayWithGap() {
        return Period.days(
                4,
                TraceBuilder.from(Period.START)
                        .times(288, "120")
                        .times(120, "60")
                        .skip(Duration.ofHours(3))
                        .times(708, "120")
                        .rows());
    }

    /** Seven days without a gap. */
    public static EngineTask week() {
        return Period.days(7, TraceBuilder.from(Period.START).times(2016, "120").rows());
    }

    /** Two times 24 hours that touch three calendar days. */
    public static EngineTask fromEveningToEvening() {
        return Period.days(
                3, TraceBuilder.from("2026-05-04T18:00:00Z").times(576, "120").rows());
    }

    /** A day of a one-minute sensor with a gap of an hour. */
    public static EngineTask oneMinuteDay() {
        return Period.day(TraceBuilder.from(Period.START)
                        .every(1)
                        .times(600, "120")
                        .skip(Duration.ofHours(1))
                        .times(780, "120"))
                .every(1);
    }

    /** Ninety days of a one-minute sensor. */
    public static EngineTask quarter() {
        TraceBuilder trace = TraceBuilder.from(Period.START).every(1);
        for (int hour = 0; hour < 90 * 24; hour++) {
            trace.times(60, String.valueOf(80 + hour * 37 % 140));
        }
        return Period.days(90, trace.rows()).every(1);
    }
}
