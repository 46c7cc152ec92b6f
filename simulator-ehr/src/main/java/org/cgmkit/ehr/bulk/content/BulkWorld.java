package org.cgmkit.ehr.bulk.content;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cgmkit.guide.glucose.GlucoseReading;
import org.cgmkit.guide.glucose.GlucoseUnit;

/**
 * The people of a bulk source with their readings, made from a seed: the same seed gives the same world. What clients write is
 * kept beside it, version by version.
 */
public final class BulkWorld {
    /** The id of the group that all members are in. */
    public static final String GROUP = "cohort";

    /** The types that there are. */
    public static final List<String> TYPES = List.of("Patient", "Observation", "Device", "Provenance");

    private static final Instant FROM = Instant.parse("2026-05-04T00:00:00Z");
    private static final int STRANGERS = 2;

    private final Clock clock;
    private final Duration span;
    private final Instant born;
    private final List<Person> people;
    private final Map<Integer, Readings> readings = new ConcurrentHashMap<>();
    private final Set<String> joined = ConcurrentHashMap.newKeySet();
    private final Map<String, List<Version>> written = new ConcurrentHashMap<>();
    private Instant latest = Instant.EPOCH;

    /** The readings of a person: times as seconds of the epoch, values in units of their last decimal. */
    private static final class Readings {
        private final long[] seconds;
        private final int[] tenths;
        private final int decimals;

        Readings(long[] seconds, int[] tenths, int decimals) {
            this.seconds = seconds;
            this.tenths = tenths;
            this.decimals = decimals;
        }

        long[] seconds() {
            return seconds;
        }

        int[] tenths() {
            return tenths;
        }

        int decimals() {
            return decimals;
        }
    }

    /** A world of that size. */
    public BulkWorld(WorldSize size, long seed, Clock clock) {
        this.clock = clock;
        this.span = Duration.ofDays(size.days());
        this.born = clock.instant().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(1));
        this.people = IntStream.range(0, size.members() + STRANGERS)
                .mapToObj(number -> new Person(number, number < size.members(), seed))
                .toList();
    }

    /** All people; the members of the group come first. */
    public List<Person> people() {
        return people;
    }

    /** The members of the group. */
    public List<Person> members() {
        return people.stream()
                .filter(each -> each.member() || joined.contains(each.id()))
                .toList();
    }

    /** Puts somebody into the group who was not in it, and says who; empty where everybody is in it. */
    public Optional<String> join() {
        Optional<String> stranger = people.stream()
                .filter(each -> !members().contains(each))
                .map(Person::id)
                .findFirst();
        stranger.ifPresent(joined::add);
        return stranger;
    }

    /** A moment that is later than all that was written before, and earlier than all that is written after. */
    public synchronized Instant now() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        latest = now.isAfter(latest) ? now : latest.plusMillis(1);
        return latest;
    }

    /** Keeps what a client wrote; deletes where the body is null. */
    public void write(Version version) {
        written.compute(version.type() + "/" + version.id(), (reference, before) -> {
            List<Version> all = before == null ? new ArrayList<>() : new ArrayList<>(before);
            all.add(version);
            return List.copyOf(all);
        });
    }

    /** The newest version of a resource, or empty where there is none or it was deleted. */
    public Optional<ExportLine> read(String type, String id) {
        List<Version> versions = written.get(type + "/" + id);
        if (versions != null) {
            Version last = versions.getLast();
            return last.body() == null ? Optional.empty() : Optional.of(last.line());
        }
        return people.stream()
                .filter(each -> id.contains(each.id()))
                .flatMap(each -> made(type, each))
                .filter(each -> each.id().equals(id))
                .findFirst();
    }

    /** What was deleted after a moment and up to another. */
    public List<Version> deleted(Instant after, Instant until) {
        return written.values().stream()
                .map(versions -> at(versions, until))
                .flatMap(Optional::stream)
                .filter(each -> each.body() == null && each.updated().isAfter(after))
                .toList();
    }

    /** The resources of a type of a person as they were at a moment, each in its version of then. */
    public Stream<ExportLine> lines(String type, Person person, Instant asOf) {
        Map<String, Optional<Version>> own = new HashMap<>();
        written.values().forEach(versions -> {
            Version first = versions.getFirst();
            if (first.type().equals(type) && first.patient().equals(person.id())) {
                own.put(first.id(), at(versions, asOf));
            }
        });
        if (own.isEmpty()) {
            return made(type, person);
        }
        List<ExportLine> added = new ArrayList<>();
        Map<String, ExportLine> there = new HashMap<>();
        own.forEach((id, version) ->
                version.filter(each -> each.body() != null).ifPresent(each -> there.put(id, each.line())));
        List<ExportLine> made = made(type, person).toList();
        Stream<ExportLine> known = made.stream()
                .filter(each -> !own.containsKey(each.id())
                        || there.containsKey(each.id())
                        || own.get(each.id()).isEmpty())
                .map(each -> there.getOrDefault(each.id(), each));
        there.forEach((id, line) -> {
            if (made.stream().noneMatch(each -> each.id().equals(id))) {
                added.add(line);
            }
        });
        return Stream.concat(known, added.stream());
    }

    private static Optional<Version> at(List<Version> versions, Instant asOf) {
        return versions.stream().filter(each -> !each.updated().isAfter(asOf)).reduce((a, b) -> b);
    }

    private Stream<ExportLine> made(String type, Person person) {
        return switch (type) {
            case "Patient" -> Stream.of(line(type, person.id(), person, () -> ResourceText.patient(person, born)));
            case "Device" ->
                Stream.of(line(type, ResourceText.device(person), person, () -> ResourceText.device(person, born)));
            case "Provenance" ->
                Stream.of(line(
                        type,
                        "provenance-" + person.id(),
                        person,
                        () -> ResourceText.provenance(person, reading(person, 0), born)));
            case "Observation" -> {
                Readings all = readings(person);
                yield IntStream.range(0, all.seconds().length)
                        .mapToObj(i -> line(
                                type,
                                reading(person, i),
                                person,
                                () -> ResourceText.reading(person, reading(person, i), of(person, all, i), born)));
            }
            default -> Stream.empty();
        };
    }

    private ExportLine line(String type, String id, Person person, Supplier<String> text) {
        return new ExportLine(type, id, person.id(), born, text);
    }

    private static String reading(Person person, int index) {
        return "reading-" + person.id() + "-" + String.format(Locale.ROOT, "%04d", index);
    }

    private static GlucoseReading of(Person person, Readings all, int i) {
        return new GlucoseReading(
                Instant.ofEpochSecond(all.seconds()[i]),
                BigDecimal.valueOf(all.tenths()[i], all.decimals()),
                person.unit());
    }

    /** Times and values alone are kept: 12 bytes a reading. */
    private Readings readings(Person person) {
        return readings.computeIfAbsent(person.number(), number -> {
            List<GlucoseReading> made = person.readings(FROM, span);
            int decimals = person.unit() == GlucoseUnit.MASS ? 0 : 1;
            return new Readings(
                    made.stream()
                            .mapToLong(each -> each.time().getEpochSecond())
                            .toArray(),
                    made.stream()
                            .mapToInt(each -> each.value()
                                    .setScale(decimals, RoundingMode.HALF_UP)
                                    .unscaledValue()
                                    .intValueExact())
                            .toArray(),
                    decimals);
        });
    }

    /** The world as a list: type, id, patient, whether a member, and of readings time, value and unit. */
    public Stream<String> csv() {
        Stream<String> heading = Stream.of("type,id,patient,member,time,value,unit");
        return Stream.concat(
                heading,
                people.stream()
                        .flatMap(person -> TYPES.stream().flatMap(type -> {
                            String common = "," + person.id() + "," + person.member() + ",";
                            if (!type.equals("Observation")) {
                                return made(type, person).map(line -> type + "," + line.id() + common + ",,");
                            }
                            Readings all = readings(person);
                            return IntStream.range(0, all.seconds().length).mapToObj(i -> {
                                GlucoseReading reading = of(person, all, i);
                                return type + "," + reading(person, i) + common + reading.time() + ","
                                        + reading.value().toPlainString() + ","
                                        + reading.unit().code();
                            });
                        })));
    }
}
