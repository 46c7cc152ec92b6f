package org.cgmkit.cloud.world;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cgmkit.cloud.world.Content.Glucose;
import org.cgmkit.cloud.world.Content.Limit;
import org.cgmkit.fixtures.therapy.PumpTherapy;
import org.cgmkit.fixtures.trace.GlucoseTrace;
import org.cgmkit.fixtures.trace.SensorReading;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the people of the sample world have recorded in the last 400 days: a function of person and time, with what was added and
 * deleted while it was looked at. Pumps deliver every six hours, and a signal that is lost each third day comes back with its
 * readings three hours later. Every second night has a low below what sensors measure, every third evening a high above it.
 */
public final class World {
    /** How late an entry may come. */
    public static final Duration LATEST = Duration.ofHours(7);

    private static final Duration HISTORY = Duration.ofDays(400);
    private static final long DAY = 86_400;
    private static final long UPLOADS = 6 * 3600L;
    private static final BigDecimal LOWEST = BigDecimal.valueOf(40);
    private static final BigDecimal HIGHEST = BigDecimal.valueOf(400);

    private final Instant begins;
    private final Sensors sensors;
    private final Duration delay;
    private final Map<String, GlucoseTrace> traces = new ConcurrentHashMap<>();
    private final List<Entry> added = new CopyOnWriteArrayList<>();
    private final Set<String> deleted = ConcurrentHashMap.newKeySet();

    /** How often sensors measure. */
    public enum Sensors {
        /** Every five minutes. */
        FIVE_MINUTES,
        /** Every minute. */
        ONE_MINUTE
    }

    /** A world that is looked at from that moment on, and in which everything arrives so much later. */
    public World(Instant now, Sensors sensors, Duration delay) {
        this.delay = delay;
        this.begins = now.minus(HISTORY).truncatedTo(ChronoUnit.DAYS);
        this.sensors = sensors;
    }

    /** The readings of a person from a moment until before another, as far as they are known by then, oldest first; without what was
     * deleted, if that is left out. */
    public List<Entry> glucose(Person person, Instant from, Instant to, Instant known, boolean leaveOut) {
        List<Entry> entries = new ArrayList<>();
        @Nullable SensorReading before = null;
        Instant start = later(from, begins);
        for (SensorReading each : trace(person).between(start.minus(Duration.ofMinutes(6)), to)) {
            if (!each.reading().time().isBefore(start)) {
                entries.add(reading(person, each, before));
            }
            before = each;
        }
        added.stream()
                .filter(each ->
                        each.content() instanceof Glucose && each.person().equals(person))
                .filter(each -> !each.time().isBefore(from) && each.time().isBefore(to))
                .forEach(each -> {
                    entries.removeIf(other -> other.id().equals(each.id()));
                    entries.add(each);
                });
        return known(entries, known, leaveOut);
    }

    /** What a person's pump has delivered from a moment until before another, as far as it is known by then, oldest first. */
    public List<Entry> insulin(Person person, Instant from, Instant to, Instant known, boolean leaveOut) {
        List<Entry> entries = new ArrayList<>();
        PumpTherapy therapy = new PumpTherapy(trace(person));
        Instant start = later(from, begins);
        therapy.basals(start, to)
                .forEach(each -> entries.add(delivery(
                        person, "b", each.start(), each.start().plus(each.lasted()), new Content.Basal(each))));
        therapy.boluses(start, to)
                .forEach(each -> entries.add(
                        delivery(person, "d", each.time(), each.time().plus(each.lasted()), new Content.Bolus(each))));
        return known(entries, known, leaveOut);
    }

    private List<Entry> known(List<Entry> entries, Instant known, boolean leaveOut) {
        return entries.stream()
                .filter(each -> !each.arrived().isAfter(known))
                .filter(each -> !leaveOut || !deleted.contains(each.id()))
                .sorted(Comparator.comparing(Entry::time).thenComparing(Entry::id))
                .toList();
    }

    /** Adds what arrives now. */
    public void add(Entry entry) {
        added.add(entry);
    }

    /** Deletes an entry. */
    public void delete(String id) {
        deleted.add(id);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private GlucoseTrace trace(Person person) {
        return traces.computeIfAbsent(
                person.name(),
                name -> GlucoseTrace.of(person.persona(), person.seed())
                        .sampledEvery(Duration.ofMinutes(sensors == Sensors.ONE_MINUTE ? 1 : 5)));
    }

    private Entry delivery(Person person, String kind, Instant time, Instant ended, Content content) {
        Instant upload = Instant.ofEpochSecond((Math.floorDiv(ended.getEpochSecond(), UPLOADS) + 1) * UPLOADS);
        return new Entry(person, id(person, kind, time), person.pump(), time, upload.plus(delay), content);
    }

    private static String id(Person person, String kind, Instant time) {
        return person.seed() + kind + Long.toString(time.getEpochSecond(), 36);
    }

    /** A reading of a person at that moment that nobody has yet; the value is in mg/dL. */
    public Entry made(Person person, Instant time, int value, Instant arrived, boolean backfilled) {
        return new Entry(
                person,
                id(person, "g", time),
                person.sensor(),
                time,
                arrived,
                new Glucose(BigDecimal.valueOf(value), Limit.NONE, 300, backfilled, new BigDecimal("0.0")));
    }

    private Entry reading(Person person, SensorReading measured, @Nullable SensorReading before) {
        Instant time = measured.reading().time();
        long second = Math.floorMod(time.getEpochSecond(), DAY);
        long day = Math.floorDiv(time.getEpochSecond(), DAY);
        BigDecimal value = measured.reading().in(GlucoseUnit.MASS).value();
        BigDecimal last =
                before == null ? value : before.reading().in(GlucoseUnit.MASS).value();
        Limit limit = limit(value, second, day);
        boolean lost = day % 3 == 0 && second >= 13 * 3600 && second < 14 * 3600;
        Instant arrived = lost ? Instant.ofEpochSecond(day * DAY + 17 * 3600) : time.plusSeconds(20);
        BigDecimal shown = switch (limit) {
            case LOW -> LOWEST.subtract(BigDecimal.ONE);
            case HIGH -> HIGHEST.add(BigDecimal.ONE);
            case NONE -> value;
        };
        BigDecimal rate = limit == Limit.NONE
                ? value.subtract(last).divide(BigDecimal.valueOf(5), 1, RoundingMode.HALF_UP)
                : new BigDecimal("0.0");
        return new Entry(
                person,
                id(person, "g", time),
                person.sensor(),
                time,
                arrived.plus(delay),
                new Glucose(shown, limit, sensors == Sensors.ONE_MINUTE ? 60 : 300, lost, rate));
    }

    private static Limit limit(BigDecimal value, long second, long day) {
        if (value.compareTo(LOWEST) < 0 || (day % 2 == 0 && second >= 10_800 && second < 12_000)) {
            return Limit.LOW;
        }
        return value.compareTo(HIGHEST) > 0 || (day % 3 == 1 && second >= 72_000 && second < 73_200)
                ? Limit.HIGH
                : Limit.NONE;
    }
}
