package org.cgmkit.reports.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.StdConverter;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cgmkit.reports.figure.ComparedValues;
import org.cgmkit.reports.figure.Curve;
import org.cgmkit.reports.figure.Curve.Point;
import org.cgmkit.reports.figure.Curve.Stretch;
import org.cgmkit.reports.figure.DayProfile;
import org.cgmkit.reports.figure.Figure;
import org.cgmkit.reports.figure.MarkedCurve;
import org.cgmkit.reports.figure.StackedShares;
import org.cgmkit.reports.figure.TimeLine;

/**
 * Pictures as they stand in results: the names are those of the record components, with the kind of picture before them. Points of
 * curves are two lists of numbers, as there are hundreds of them.
 */
final class FigureJson {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            // As text, because the zeros that a decimal ends in are part of what was sent.
            .withConfigOverride(
                    BigDecimal.class, decimal -> decimal.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
            .addMixIn(Figure.class, Kinds.class)
            .addMixIn(Stretch.class, Lists.class)
            .build();

    private static final String CHANGES = "changes";

    private FigureJson() {}

    /** The picture in JSON. */
    static JsonNode write(Figure figure) {
        return JSON.valueToTree(figure);
    }

    /**
     * The picture that stands there, or empty where it is of a kind that this kit does not know.
     *
     * @throws UnreadableResultsException where it is not complete
     */
    static Optional<Figure> read(JsonField field) throws UnreadableResultsException {
        String kind = field.member("kind").text();
        for (JsonSubTypes.Type type :
                Kinds.class.getAnnotation(JsonSubTypes.class).value()) {
            if (type.name().equals(kind)) {
                return Optional.of(readWhole(field));
            }
        }
        return Optional.empty();
    }

    private static Figure readWhole(JsonField field) throws UnreadableResultsException {
        try {
            return JSON.treeToValue(complete(field.node()), Figure.class);
        } catch (JsonProcessingException e) {
            throw new UnreadableResultsException(
                    field.file() + " is not a results file of cgmkit: " + field.path() + place(e)
                            + " should be what the schema of results says of it, but something in it is missing or of another form.");
        }
    }

    /** Steps of before have no list of changes. */
    private static JsonNode complete(JsonNode figure) {
        if (!figure.has("steps")) {
            return figure;
        }
        JsonNode whole = figure.deepCopy();
        for (JsonNode step : whole.path("steps")) {
            if (step instanceof ObjectNode fields && !fields.has(CHANGES)) {
                fields.putArray(CHANGES);
            }
        }
        return whole;
    }

    /** Where in a picture something is wrong, as far as that can be told; empty or with a point before it. */
    private static String place(JsonProcessingException e) {
        return e instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(step ->
                                step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                        .collect(Collectors.joining())
                : "";
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = TimeLine.class, name = "timeLine"),
        @JsonSubTypes.Type(value = Curve.class, name = "curve"),
        @JsonSubTypes.Type(value = MarkedCurve.class, name = "markedCurve"),
        @JsonSubTypes.Type(value = DayProfile.class, name = "dayProfile"),
        @JsonSubTypes.Type(value = ComparedValues.class, name = "comparedValues"),
        @JsonSubTypes.Type(value = StackedShares.class, name = "stackedShares")
    })
    private interface Kinds {}

    @JsonSerialize(converter = ToLists.class)
    @JsonDeserialize(converter = FromLists.class)
    private interface Lists {}

    /**
     * A stretch of a curve in lists.
     *
     * @param from the time of its first point
     * @param seconds when each point was, counted from there
     * @param values the value of each point
     */
    private record PointLists(Instant from, List<Long> seconds, List<Double> values) {}

    private static final class ToLists extends StdConverter<Stretch, PointLists> {
        @Override
        public PointLists convert(Stretch stretch) {
            Instant from = stretch.points().getFirst().at();
            return new PointLists(
                    from,
                    stretch.points().stream()
                            .map(point -> Duration.between(from, point.at()).toSeconds())
                            .toList(),
                    stretch.points().stream().map(Point::value).toList());
        }
    }

    private static final class FromLists extends StdConverter<PointLists, Stretch> {
        @Override
        public Stretch convert(PointLists lists) {
            if (lists.seconds().size() != lists.values().size()) {
                throw new IllegalArgumentException("Expected as many values as seconds, but got "
                        + lists.values().size() + " and " + lists.seconds().size() + ".");
            }
            List<Point> points = new ArrayList<>();
            for (int i = 0; i < lists.seconds().size(); i++) {
                points.add(new Point(
                        lists.from().plusSeconds(lists.seconds().get(i)),
                        lists.values().get(i)));
            }
            return new Stretch(points);
        }
    }
}
