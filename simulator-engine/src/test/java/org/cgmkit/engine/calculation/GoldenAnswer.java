package org.cgmkit.engine.calculation;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.engine.policy.SameTime;
import org.cgmkit.engine.policy.TimeReading;
import org.cgmkit.engine.policy.WarmUp;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.engine.trace.EngineTask.SensorRange;
import org.cgmkit.engine.trace.SensorSession;
import org.cgmkit.engine.trace.TraceFile;
import org.cgmkit.engine.trace.TraceRow;

/** One file of golden answers, which another program made, and what it takes to ask the engine the same. */
record GoldenAnswer(Path file, JsonNode json) {
    /** Departures that are no decision of a declaration, by the name of the answer. */
    private static final Map<String, Policy> DEPARTURES = Map.of(
            "05-dst-spring.wall-clock-gap", Policy.USUAL.with(PolicyKey.TIMES, TimeReading.WALL_CLOCK),
            "06-dst-fall.second-hour-lost", Policy.USUAL.with(PolicyKey.TIMES, TimeReading.WALL_CLOCK_DUPLICATES),
            "06-dst-fall.first-hour-lost",
                    Policy.USUAL
                            .with(PolicyKey.TIMES, TimeReading.WALL_CLOCK_DUPLICATES)
                            .with(PolicyKey.SAME_TIME, SameTime.LAST),
            "28-travel.wall-clock", Policy.USUAL.with(PolicyKey.TIMES, TimeReading.WALL_CLOCK_DUPLICATES));

    static GoldenAnswer read(Path file) {
        try {
            return new GoldenAnswer(file, new ObjectMapper().readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return requireNonNull(file.getFileName()).toString().replace(".json", "");
    }

    JsonNode expected() {
        return json.path("expected");
    }

    Policy policy() {
        Map<String, String> declaration = new TreeMap<>();
        DEPARTURES.getOrDefault(name(), Policy.USUAL).declaration().forEach(declaration::put);
        json.path("declaration").properties().forEach(each -> {
            JsonNode value = each.getValue();
            declaration.put(each.getKey(), value.isArray() ? warmUp(value).id() : value.asText());
        });
        return Policy.declared(declaration);
    }

    /** Minutes in the order of the sessions. */
    private WarmUp warmUp(JsonNode minutes) {
        Map<String, Integer> byGeneration = new HashMap<>();
        List<SensorSession> sessions = sessions();
        for (int i = 0; i < sessions.size(); i++) {
            byGeneration.put(sessions.get(i).generation(), minutes.get(i).asInt());
        }
        return new WarmUp(null, byGeneration);
    }

    EngineTask task() {
        JsonNode input = json.path("input");
        Map<String, Integer> intervals = new HashMap<>();
        input.path("intervals")
                .properties()
                .forEach(each -> intervals.put(each.getKey(), each.getValue().asInt()));
        JsonNode sensor = input.path("sensorRange");
        return new EngineTask(
                rows(input),
                time(input.at("/period/start")).toInstant(),
                time(input.at("/period/end")).toInstant(),
                ZoneId.of(input.path("zone").asText()),
                input.path("intervalMinutes").asInt(),
                intervals,
                sessions(),
                sensor.isMissingNode()
                        ? SensorRange.USUAL
                        : new SensorRange(
                                BigDecimal.valueOf(sensor.path("low").asLong()),
                                BigDecimal.valueOf(sensor.path("high").asLong())));
    }

    /** A trace of several streams is their parts, in the order of their times. */
    private List<TraceRow> rows(JsonNode input) {
        List<String> files = new ArrayList<>();
        input.path("files").forEach(each -> files.add(each.asText()));
        boolean streams = files.size() == 3 && files.get(1).endsWith(".a.csv");
        if (!streams) {
            // Of several deliveries the last file is the whole; an engine that does not recompute knows the first only.
            boolean stale = name().endsWith(".not-recomputed");
            return rows(stale ? files.getFirst() : files.getLast(), "");
        }
        List<TraceRow> rows = new ArrayList<>(rows(files.get(1), files.get(1)));
        int lines = rows.getLast().line();
        rows(files.get(2), files.get(2))
                .forEach(row ->
                        rows.add(new TraceRow(lines + row.line(), row.time(), row.value(), row.unit(), row.stream())));
        return rows;
    }

    private List<TraceRow> rows(String name, String stream) {
        try {
            return TraceFile.read(Files.readString(file.resolveSibling(name))).stream()
                    .map(row -> new TraceRow(row.line(), row.time(), row.value(), row.unit(), stream))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<SensorSession> sessions() {
        List<SensorSession> sessions = new ArrayList<>();
        json.at("/input/sessions")
                .forEach(each -> sessions.add(new SensorSession(
                        time(each.path("start")).toInstant(),
                        each.path("warmUpMinutes").asInt(),
                        each.path("generation").asText())));
        return sessions;
    }

    private static OffsetDateTime time(JsonNode text) {
        return OffsetDateTime.parse(text.asText());
    }
}
