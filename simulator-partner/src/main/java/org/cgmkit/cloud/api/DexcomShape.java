package org.cgmkit.cloud.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgmkit.cloud.ask.Ask;
import org.cgmkit.cloud.ask.BadAsk;
import org.cgmkit.cloud.ask.Stream;
import org.cgmkit.cloud.wire.CloudRequest;
import org.cgmkit.cloud.world.Content;
import org.cgmkit.cloud.world.Content.Limit;
import org.cgmkit.cloud.world.Device;
import org.cgmkit.cloud.world.Entry;
import org.cgmkit.cloud.world.Person;
import org.cgmkit.fixtures.therapy.BolusDose;

/** The shape of Dexcom's API, version 3, as its public pages describe it. */
final class DexcomShape implements ApiShape {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final DateTimeFormatter WITH_OFFSET = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");
    private static final Map<String, Stream> PATHS = Map.of(
            "/v3/users/self/egvs", Stream.GLUCOSE,
            "/v3/users/self/events", Stream.INSULIN,
            "/v3/users/self/devices", Stream.DEVICES,
            "/v3/users/self/dataRange", Stream.EXTENT);

    @Override
    public Optional<Stream> stream(String path) {
        return Optional.ofNullable(PATHS.get(path));
    }

    @Override
    public Ask ask(CloudRequest request, Stream stream, Person person, int batch) {
        return new Ask(
                stream,
                request.parameter("startDate").map(DexcomShape::time).orElse(null),
                request.parameter("endDate").map(DexcomShape::time).orElse(null),
                null,
                Integer.MAX_VALUE,
                0);
    }

    private static Instant time(String text) {
        try {
            return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new BadAsk("Expected a time in UTC without an offset, but got '" + text + "'.");
        }
    }

    @Override
    public Optional<ObjectNode> record(Entry entry) {
        ObjectNode json = JSON.objectNode()
                .put("recordId", entry.id())
                .put("systemTime", system(entry.time()))
                .put("displayTime", display(entry.time(), entry.person()));
        return switch (entry.content()) {
            case Content.Glucose glucose -> Optional.of(glucose(json, entry, glucose));
            case Content.Bolus bolus -> bolus(json, bolus.dose());
            case Content.Basal basal -> Optional.empty();
        };
    }

    private static String system(Instant time) {
        return ExampliaShape.WALL.format(time.atOffset(ZoneOffset.UTC));
    }

    private static String display(Instant time, Person person) {
        return WITH_OFFSET.format(time.atZone(person.zone()));
    }

    private static ObjectNode glucose(ObjectNode json, Entry entry, Content.Glucose glucose) {
        json.put("transmitterId", entry.device().serial())
                .put("transmitterTicks", entry.time().getEpochSecond() % 10_000_000)
                .put("value", glucose.value())
                .put("unit", "mg/dL")
                .put("rateUnit", "mg/dL/min")
                .put("displayDevice", "iOS")
                .put("transmitterGeneration", "g6");
        json.put(
                "status",
                switch (glucose.limit()) {
                    case NONE -> "ok";
                    case LOW -> "low";
                    case HIGH -> "high";
                });
        if (glucose.limit() == Limit.NONE) {
            json.put("trend", Rates.name(glucose.rate(), Rates.ARROWS)).put("trendRate", glucose.rate());
        } else {
            json.put("trend", "notComputable").putNull("trendRate");
        }
        return json;
    }

    private static Optional<ObjectNode> bolus(ObjectNode json, BolusDose dose) {
        if (dose.mode() != BolusDose.Mode.NORMAL || dose.normal().signum() == 0) {
            return Optional.empty();
        }
        return Optional.of(json.put("eventStatus", "created")
                .put("eventType", "insulin")
                .put("eventSubType", "fastActing")
                .put("value", dose.normal().toPlainString())
                .put("unit", "units"));
    }

    @Override
    public ObjectNode device(Device device) {
        return JSON.objectNode()
                .put("transmitterId", device.serial())
                .put("transmitterGeneration", "g6")
                .put("displayDevice", "iOS");
    }

    @Override
    public ObjectNode answer(Stream stream, List<ObjectNode> records) {
        ObjectNode answer = JSON.objectNode().put("recordType", stream == Stream.GLUCOSE ? "egv" : "event");
        answer.put("recordVersion", "3.0").putArray("records").addAll(records);
        return answer;
    }

    @Override
    public void next(ObjectNode answer, CloudRequest request, Ask ask, int position) {
        // It has no pages.
    }

    @Override
    public ObjectNode extent(Instant first, Instant last, Person person) {
        ObjectNode answer = JSON.objectNode().put("recordType", "dataRange").put("recordVersion", "3.0");
        ObjectNode readings = answer.putObject("egvs");
        readings.putObject("start").put("systemTime", system(first)).put("displayTime", display(first, person));
        readings.putObject("end").put("systemTime", system(last)).put("displayTime", display(last, person));
        return answer;
    }
}
