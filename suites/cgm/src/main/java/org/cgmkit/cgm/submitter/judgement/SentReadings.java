package org.cgmkit.cgm.submitter.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.variant.EntryKind;
import org.cgmkit.guide.glucose.GlucoseReading;
import org.cgmkit.guide.glucose.GlucoseUnit;

/**
 * The readings of a run, each once: what came again at the same time, with the same identifier or the same value, is a
 * repetition. Readings of one time that differ in both come from two sensors.
 */
public final class SentReadings {
    private final Map<GlucoseUnit, TreeMap<Instant, List<Sent>>> readings = new EnumMap<>(GlucoseUnit.class);
    private final Set<ZoneId> offsets = new LinkedHashSet<>();

    /** The readings among those entries; one without a value or without a time of day is left out. */
    SentReadings(Collection<SentEntry> entries, ZoneId zone) {
        for (SentEntry entry : entries) {
            Optional<EntryKind> kind = entry.kind();
            if (kind.isPresent() && kind.get() == EntryKind.READING_MASS) {
                add(entry, GlucoseUnit.MASS, zone);
            } else if (kind.isPresent() && kind.get() == EntryKind.READING_MOLES) {
                add(entry, GlucoseUnit.MOLAR, zone);
            }
        }
    }

    /** The readings of a run in one unit, oldest first; the time zone of dates without a time is given. */
    public static List<GlucoseReading> of(List<Submission> run, GlucoseUnit unit, ZoneId zone) {
        return new SentReadings(SentEntry.of(run), zone)
                .readings.getOrDefault(unit, new TreeMap<>()).values().stream()
                        .flatMap(List::stream)
                        .map(Sent::reading)
                        .toList();
    }

    /**
     * The readings in one unit, oldest first.
     *
     * @param lastSubmission the position of the last submission that counts
     */
    List<GlucoseReading> in(GlucoseUnit unit, CoveredPeriod period, int lastSubmission) {
        TreeMap<Instant, List<Sent>> all = readings.get(unit);
        return all == null
                ? List.of()
                : all.subMap(period.start(), period.end()).values().stream()
                        .flatMap(List::stream)
                        .filter(sent -> sent.submission <= lastSubmission)
                        .map(Sent::reading)
                        .toList();
    }

    /** The zones in which their days may be meant: the given one, then the offsets that their times carry. */
    Set<ZoneId> zones(ZoneId given) {
        Set<ZoneId> zones = new LinkedHashSet<>();
        zones.add(given);
        zones.addAll(offsets);
        return zones;
    }

    private void add(SentEntry entry, GlucoseUnit unit, ZoneId zone) {
        JsonNode resource = entry.resource();
        Optional<BigDecimal> value = SentEntry.number(resource.at("/valueQuantity/value"));
        Optional<FhirTime> time = FhirTime.parse(
                        resource.path("effectiveDateTime").asText(), zone)
                .filter(FhirTime::timeOfDay);
        if (value.isEmpty() || time.isEmpty()) {
            return;
        }
        ZoneOffset offset = OffsetDateTime.parse(
                        resource.path("effectiveDateTime").asText())
                .getOffset();
        if (!zone.getRules().getOffset(time.get().start()).equals(offset)) {
            offsets.add(offset);
        }
        Set<String> identifiers = new HashSet<>();
        resource.path("identifier")
                .forEach(i -> identifiers.add(
                        i.path("system").asText() + "|" + i.path("value").asText()));
        Sent sent = new Sent(
                new GlucoseReading(time.get().start(), value.get(), unit), entry.submission(), Set.copyOf(identifiers));
        List<Sent> sameTime = readings.computeIfAbsent(unit, unused -> new TreeMap<>())
                .computeIfAbsent(time.get().start(), unused -> new ArrayList<>(1));
        if (sameTime.stream().noneMatch(sent::repeats)) {
            sameTime.add(sent);
        }
    }

    private record Sent(GlucoseReading reading, int submission, Set<String> identifiers) {
        boolean repeats(Sent other) {
            return reading.value().compareTo(other.reading.value()) == 0
                    || identifiers.stream().anyMatch(other.identifiers::contains);
        }
    }
}
