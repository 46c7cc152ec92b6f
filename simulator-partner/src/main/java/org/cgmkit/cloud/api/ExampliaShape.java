package org.cgmkit.cloud.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cgmkit.cloud.ask.Ask;
import org.cgmkit.cloud.ask.BadAsk;
import org.cgmkit.cloud.ask.Stream;
import org.cgmkit.cloud.wire.CloudRequest;
import org.cgmkit.cloud.workings.Habit;
import org.cgmkit.cloud.workings.PartnerBehaviour;
import org.cgmkit.cloud.world.Content;
import org.cgmkit.cloud.world.Content.Limit;
import org.cgmkit.cloud.world.Device;
import org.cgmkit.cloud.world.Entry;
import org.cgmkit.cloud.world.Person;
import org.cgmkit.fixtures.therapy.BasalSegment;
import org.cgmkit.fixtures.therapy.BolusDose;
import org.cgmkit.guide.glucose.GlucoseConversion;
import org.cgmkit.guide.glucose.GlucoseUnit;

/** The simulator's own API. */
final class ExampliaShape implements ApiShape {
    static final DateTimeFormatter WALL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
    static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Map<String, Stream> PATHS =
            Map.of("/v1/devices", Stream.DEVICES, "/v1/glucose", Stream.GLUCOSE, "/v1/insulin", Stream.INSULIN);

    private final PartnerBehaviour behaviour;

    ExampliaShape(PartnerBehaviour behaviour) {
        this.behaviour = behaviour;
    }

    @Override
    public Optional<Stream> stream(String path) {
        return Optional.ofNullable(PATHS.get(path));
    }

    @Override
    public Ask ask(CloudRequest request, Stream stream, Person person, int batch) {
        int limit = Math.min(
                batch, request.parameter("limit").map(ExampliaShape::number).orElse(batch));
        int page = behaviour.has(Habit.NUMBERED_PAGES)
                ? (request.parameter("page").map(ExampliaShape::number).orElse(1) - 1) * limit
                : request.parameter("cursor").map(ExampliaShape::number).orElse(0);
        return new Ask(
                stream,
                request.parameter("from").map(text -> time(text, person)).orElse(null),
                request.parameter("to").map(text -> time(text, person)).orElse(null),
                request.parameter("changedSince")
                        .map(text -> time(text, person))
                        .orElse(null),
                behaviour.has(Habit.ONE_PAGE) ? Integer.MAX_VALUE : limit,
                page);
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new BadAsk("Expected a whole number, but got '" + text + "'.");
        }
    }

    private static Instant time(String text, Person person) {
        try {
            return text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(person.zone()).toInstant();
        } catch (DateTimeException e) {
            throw new BadAsk("Expected a time such as 2026-05-04T08:00:00Z, but got '" + text + "'.");
        }
    }

    @Override
    public Optional<ObjectNode> record(Entry entry) {
        ObjectNode json = JSON.objectNode().put("id", entry.id());
        json.put(
                "time",
                behaviour.has(Habit.CLOCK_WITHOUT_OFFSET)
                        ? WALL.format(entry.time().atZone(entry.person().zone()))
                        : utc(entry.time()));
        json.put("deviceTime", WALL.format(entry.time().atZone(entry.person().zone())));
        json.put("timezone", entry.person().zone().getId());
        json.put("device", entry.device().id());
        switch (entry.content()) {
            case Content.Glucose glucose -> glucose(json, glucose);
            case Content.Basal basal -> basal(json, basal.segment());
            case Content.Bolus bolus -> bolus(json, bolus.dose());
        }
        return Optional.of(json.put("changed", utc(entry.arrived())));
    }

    static String utc(Instant time) {
        return INSTANT.format(time.atOffset(java.time.ZoneOffset.UTC));
    }

    private void glucose(ObjectNode json, Content.Glucose glucose) {
        boolean molar = behaviour.has(Habit.MOLAR);
        json.put("units", molar ? "mmol/L" : "mg/dL");
        json.put(
                "value",
                molar
                        ? GlucoseConversion.toReading(glucose.value(), GlucoseUnit.MASS, GlucoseUnit.MOLAR)
                        : glucose.value());
        if (glucose.limit() == Limit.NONE) {
            json.put("trend", Rates.name(glucose.rate(), Rates.GUIDE));
            json.put(
                    "trendRate",
                    molar ? glucose.rate().divide(BigDecimal.valueOf(18), 3, RoundingMode.HALF_UP) : glucose.rate());
            json.put("trendRateUnits", molar ? "mmol/L/minute" : "mg/dL/minute");
        } else if (!behaviour.has(Habit.SIGNS_FOR_LIMITS)) {
            json.put("range", glucose.limit() == Limit.LOW ? "low" : "high");
        }
        json.put("every", glucose.every()).put("backfilled", glucose.backfilled());
    }

    private static void basal(ObjectNode json, BasalSegment segment) {
        json.put("kind", "basal")
                .put(
                        "mode",
                        switch (segment.mode()) {
                            case SCHEDULED -> "programmed";
                            case TEMPORARY -> "temporary";
                            case AUTOMATED -> "loop";
                            case SUSPENDED -> "stopped";
                        });
        json.put("lasted", segment.lasted().toMillis());
        json.put("planned", segment.planned().toMillis());
        if (segment.mode() != BasalSegment.Mode.SUSPENDED) {
            json.put("rate", segment.rate());
        }
    }

    private static void bolus(ObjectNode json, BolusDose dose) {
        json.put("kind", "bolus")
                .put(
                        "mode",
                        switch (dose.mode()) {
                            case NORMAL -> "meal";
                            case SQUARE -> "spread";
                            case DUAL -> "both";
                        });
        if (dose.mode() != BolusDose.Mode.SQUARE) {
            json.put("dose", dose.normal()).put("asked", dose.normalAsked());
        }
        if (dose.mode() != BolusDose.Mode.NORMAL) {
            json.put("spread", dose.extended()).put("spreadAsked", dose.extendedAsked());
            json.put("lasted", dose.lasted().toMillis())
                    .put("planned", dose.lasted().toMillis());
        }
    }

    @Override
    public ObjectNode device(Device device) {
        return JSON.objectNode()
                .put("id", device.id())
                .put("model", device.model())
                .put("maker", device.maker())
                .put("name", device.name())
                .put("serial", device.serial());
    }

    @Override
    public ObjectNode answer(Stream stream, List<ObjectNode> records) {
        ObjectNode answer = JSON.objectNode();
        ArrayNode list = answer.putArray(
                switch (stream) {
                    case DEVICES -> "devices";
                    case GLUCOSE, EXTENT -> "readings";
                    case INSULIN -> "deliveries";
                });
        list.addAll(records);
        return answer;
    }

    @Override
    public void next(ObjectNode answer, CloudRequest request, Ask ask, int position) {
        if (behaviour.has(Habit.NEXT_LINKS)) {
            String query = request.query().entrySet().stream()
                    .filter(each -> !each.getKey().equals("cursor"))
                    .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                    .sorted()
                    .collect(Collectors.joining("&"));
            answer.put("next", request.path() + "?" + query + "&cursor=" + position);
        } else if (!behaviour.has(Habit.NUMBERED_PAGES)) {
            answer.put("next", String.valueOf(position));
        }
    }

    @Override
    public ObjectNode extent(Instant first, Instant last, Person person) {
        return JSON.objectNode();
    }
}
