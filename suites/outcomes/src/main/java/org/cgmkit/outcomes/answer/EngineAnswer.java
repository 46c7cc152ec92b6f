package org.cgmkit.outcomes.answer;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cgmkit.guide.glucose.GlucoseUnit;

/**
 * What an engine answered to a trace.
 *
 * @param json the answer; a missing node where there is none
 * @param refusal why there is none, as a sentence; empty where there is one
 * @param places where figures are, for all of them
 */
public record EngineAnswer(JsonNode json, String refusal, Map<Figure, FigurePlace> places) {
    private static final List<String> BESIDE_A_VALUE = List.of("unit");

    /** Keeps a copy. */
    public EngineAnswer {
        places = Map.copyOf(places);
    }

    /** Whether the engine refused to answer. */
    public boolean refused() {
        return !refusal.isEmpty();
    }

    /** What stands where the figure should be; a missing node where nothing does. */
    public JsonNode raw(Figure figure) {
        return json.at(place(figure).at());
    }

    /** The number there, or empty where there is none. Shares that are given cumulated are taken apart. */
    public Optional<BigDecimal> number(Figure figure) {
        JsonNode node = raw(figure);
        if (node.isNumber()) {
            return Optional.of(node.decimalValue().multiply(place(figure).scale()));
        }
        return switch (figure) {
            case LOW -> difference(Figure.BELOW_70, Figure.VERY_LOW);
            case HIGH -> difference(Figure.ABOVE_180, Figure.VERY_HIGH);
            default -> Optional.empty();
        };
    }

    private Optional<BigDecimal> difference(Figure whole, Figure part) {
        JsonNode all = raw(whole);
        return all.isNumber()
                ? number(part)
                        .map(less -> all.decimalValue()
                                .multiply(place(whole).scale())
                                .subtract(less))
                : Optional.empty();
    }

    /** The five shares, or empty where one is not there. */
    public Optional<Map<Figure, BigDecimal>> shares() {
        EnumMap<Figure, BigDecimal> shares = new EnumMap<>(Figure.class);
        Figure.SHARES.forEach(each -> number(each).ifPresent(value -> shares.put(each, value)));
        return shares.size() == Figure.SHARES.size() ? Optional.of(shares) : Optional.empty();
    }

    /** The unit of the mean, or empty where nothing says it. */
    public Optional<GlucoseUnit> meanUnit() {
        String said = place(Figure.MEAN).unit();
        String unit = said.isEmpty()
                ? json.at(place(Figure.MEAN).at().replaceFirst("/[^/]*$", "/" + BESIDE_A_VALUE.getFirst()))
                        .asText()
                : said;
        for (GlucoseUnit each : GlucoseUnit.values()) {
            if (each.code().equalsIgnoreCase(unit.strip())) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** Whether it says that data are enough, or empty where it does not say. */
    public Optional<Boolean> sufficient() {
        JsonNode node = raw(Figure.SUFFICIENT);
        return node.isBoolean() ? Optional.of(node.booleanValue()) : Optional.empty();
    }

    private FigurePlace place(Figure figure) {
        return Objects.requireNonNullElseGet(places.get(figure), () -> FigurePlace.at(figure.place()));
    }
}
