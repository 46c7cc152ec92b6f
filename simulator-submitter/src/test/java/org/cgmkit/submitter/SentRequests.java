package org.cgmkit.submitter;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cgmkit.guide.cgm.Loinc;

/** Questions about what went over the wire. */
record SentRequests(List<RecordingRelay.Seen> seen) {

    List<RecordingRelay.Seen> submissions() {
        return seen.stream().filter(RecordingRelay.Seen::submission).toList();
    }

    RecordingRelay.Seen first() {
        return submissions().getFirst();
    }

    Stream<JsonNode> entries() {
        return submissions().stream().flatMap(s -> s.json().path("entry").valueStream());
    }

    Stream<JsonNode> resources() {
        return entries().map(e -> e.path("resource"));
    }

    Stream<JsonNode> coded(Loinc... codes) {
        return resources()
                .filter(r -> Stream.of(codes)
                        .anyMatch(c -> r.at("/code/coding/0/code").asText().equals(c.code())
                                && r.path("resourceType").asText().equals("Observation")));
    }

    Stream<JsonNode> readings() {
        return coded(Loinc.SENSOR_READING_MASS, Loinc.SENSOR_READING_MOLES);
    }

    boolean has(String type) {
        return resources().anyMatch(r -> r.path("resourceType").asText().equals(type));
    }

    boolean any(String pointer, Predicate<String> text) {
        return entries().anyMatch(e -> text.test(e.at(pointer).asText()));
    }

    /** Whether a reference of those entries leads to none of their Bundle. */
    boolean dangling() {
        return submissions().stream().anyMatch(s -> {
            Set<String> there = new HashSet<>();
            s.json().path("entry").forEach(e -> there.add(e.path("fullUrl").asText()));
            return s.json().findValuesAsText("reference").stream()
                    .anyMatch(r -> r.startsWith("urn:uuid:") && !there.contains(r));
        });
    }

    boolean asksFor(String part) {
        return seen.stream().anyMatch(s -> s.url().contains(part));
    }

    Duration apart(int which) {
        return Duration.between(
                submissions().get(which - 1).time(), submissions().get(which).time());
    }

    /** The same request for the same entry twice, but for the time of a 429. */
    long submitted(int status) {
        return submissions().stream()
                .filter(s -> s.answered()
                        .path("entry")
                        .valueStream()
                        .anyMatch(e -> e.at("/response/status").asText().startsWith(String.valueOf(status))))
                .count();
    }

    double value(Loinc code) {
        return coded(code).findFirst().orElseThrow().at("/valueQuantity/value").asDouble();
    }

    List<Double> ranges() {
        return coded(Loinc.TIMES_IN_RANGES)
                .findFirst()
                .orElseThrow()
                .path("component")
                .valueStream()
                .map(c -> c.at("/valueQuantity/value").asDouble())
                .toList();
    }

    Instant oldest() {
        return readings()
                .map(r -> Instant.parse(r.path("effectiveDateTime").asText()))
                .min(Instant::compareTo)
                .orElseThrow();
    }

    Instant newest() {
        return readings()
                .map(r -> Instant.parse(r.path("effectiveDateTime").asText()))
                .max(Instant::compareTo)
                .orElseThrow();
    }
}
