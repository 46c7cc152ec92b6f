package org.cgmkit.engine.calculation;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cgmkit.engine.calculation.SensorValue.Mark;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.engine.policy.TimeReading;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.engine.trace.TraceRow;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.jspecify.annotations.Nullable;

/** Reads rows as they came; what cannot be read is counted, never guessed. */
final class RowReading {
    private final EngineTask task;
    private final Policy policy;
    private final Tally tally;
    private final Map<String, Optional<Rational>> numbers = new HashMap<>();

    RowReading(EngineTask task, Policy policy, Tally tally) {
        this.task = task;
        this.policy = policy;
        this.tally = tally;
    }

    List<SensorValue> read() {
        List<SensorValue> values = new ArrayList<>(task.rows().size());
        for (TraceRow row : task.rows()) {
            SensorValue value = read(row);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private @Nullable SensorValue read(TraceRow row) {
        Moment moment = moment(row.time());
        Mark mark = mark(row.value());
        Optional<Rational> number = mark == Mark.NUMBER
                ? numbers.computeIfAbsent(row.value(), RowReading::number)
                : Optional.of(Rational.ZERO);
        if (moment == null || number.isEmpty()) {
            tally.exclude(Excluded.UNREADABLE, row.line());
            return null;
        }
        GlucoseUnit unit = unit(row.unit());
        if (unit == null) {
            tally.exclude(Excluded.WITHOUT_UNIT, row.line());
            return null;
        }
        int interval = policy.of(PolicyKey.ASSUMED_INTERVAL).orElse(task.intervalOf(row.stream()));
        return new SensorValue(
                row.line(), moment.instant, moment.wall, number.get(), unit, mark, row.stream(), interval);
    }

    private record Moment(Instant instant, LocalDateTime wall) {}

    private @Nullable Moment moment(String text) {
        try {
            OffsetDateTime time = TimeText.read(text);
            return policy.of(PolicyKey.TIMES) == TimeReading.WALL_CLOCK
                    ? new Moment(wallClock(time.toInstant(), task.zone()), time.toLocalDateTime())
                    : new Moment(time.toInstant(), time.toLocalDateTime());
        } catch (DateTimeException e) {
            return withoutOffset(text);
        }
    }

    private @Nullable Moment withoutOffset(String text) {
        try {
            LocalDateTime wall = LocalDateTime.parse(text.replace(' ', 'T'));
            tally.noticeTimesWithoutOffset(task.zone());
            return new Moment(wall.atZone(task.zone()).toInstant(), wall);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The moment at which a clock in Greenwich shows what the one on the wall shows. */
    static Instant wallClock(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toLocalDateTime().toInstant(ZoneOffset.UTC);
    }

    private static Optional<Rational> number(String text) {
        try {
            BigDecimal number = new BigDecimal(text.strip());
            return number.signum() > 0 && number.precision() < 20 && Math.abs(number.scale()) < 20
                    ? Optional.of(Rational.of(number))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Mark mark(String value) {
        return switch (value.strip().toUpperCase(Locale.ROOT)) {
            case "LOW", "LO" -> Mark.LOW;
            case "HIGH", "HI" -> Mark.HIGH;
            default -> value.startsWith("<") ? Mark.LOW : value.startsWith(">") ? Mark.HIGH : Mark.NUMBER;
        };
    }

    private static @Nullable GlucoseUnit unit(String text) {
        for (GlucoseUnit unit : GlucoseUnit.values()) {
            if (unit.code().equalsIgnoreCase(text.strip())) {
                return unit;
            }
        }
        return null;
    }
}
