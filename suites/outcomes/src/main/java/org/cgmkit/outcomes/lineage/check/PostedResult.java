package org.cgmkit.outcomes.lineage.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cgmkit.engine.calculation.Outcomes;
import org.cgmkit.engine.policy.NumberRounding;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.guide.cgm.Loinc;
import org.cgmkit.guide.glucose.GlucoseRange;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.cgmkit.outcomes.lineage.play.Places;
import org.cgmkit.outcomes.policy.RoundedFigure;

/**
 * A result as it was posted.
 *
 * @param json the Observation
 */
record PostedResult(JsonNode json) {

    /** What it is, or empty where it has none of the codes of summaries. */
    Optional<Loinc> code() {
        for (JsonNode coding : json.at("/code/coding")) {
            Optional<Loinc> loinc = Loinc.byCode(coding.path("code").asText());
            if (loinc.isPresent()) {
                return loinc;
            }
        }
        return Optional.empty();
    }

    /** Whether it is that. */
    boolean is(Loinc loinc) {
        return code().equals(Optional.of(loinc));
    }

    /** How messages name it. */
    String named() {
        return code().map(each -> each.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '))
                        .orElse("a result") + " (" + Places.of(json) + ")";
    }

    /** Its five shares in percent, or empty where it does not have all of them, or one twice. */
    Optional<Map<GlucoseRange, BigDecimal>> shares() {
        Map<GlucoseRange, BigDecimal> shares = new EnumMap<>(GlucoseRange.class);
        for (JsonNode component : json.path("component")) {
            for (JsonNode coding : component.at("/code/coding")) {
                for (GlucoseRange range : GlucoseRange.values()) {
                    JsonNode quantity = component.path("valueQuantity");
                    if (range.loinc().code().equals(coding.path("code").asText())
                            && quantity.path("value").isNumber()
                            && quantity.path("code").asText("%").equals("%")
                            && shares.put(range, quantity.path("value").decimalValue()) != null) {
                        return Optional.empty();
                    }
                }
            }
        }
        return shares.size() == GlucoseRange.values().length ? Optional.of(shares) : Optional.empty();
    }

    /** Whether its figures are those; empty where it has none that are known. */
    Optional<Boolean> says(Outcomes right) {
        NumberRounding rounding = right.policy().of(PolicyKey.ROUNDING);
        if (is(Loinc.TIMES_IN_RANGES)) {
            return shares().map(shares -> shares.entrySet().stream()
                    .allMatch(each -> new RoundedFigure(each.getValue())
                            .fits(
                                    Objects.requireNonNull(right.shares())
                                            .percent(each.getKey())
                                            .decimal(),
                                    rounding)));
        }
        JsonNode value = json.at("/valueQuantity/value");
        Optional<BigDecimal> exact = exact(right);
        return value.isNumber() && exact.isPresent()
                ? Optional.of(new RoundedFigure(value.decimalValue()).fits(exact.get(), rounding))
                : Optional.empty();
    }

    /** What its figure should be, for messages. */
    String should(Outcomes right) {
        return exact(right)
                .map(each -> each.setScale(2, RoundingMode.HALF_UP).toString())
                .orElse("other shares");
    }

    /** Its figure, for messages. */
    String figure() {
        return shares().map(Object::toString)
                .orElse(json.at("/valueQuantity/value").asText("nothing"));
    }

    private Optional<BigDecimal> exact(Outcomes right) {
        var spread = right.spread();
        if (spread == null || code().isEmpty()) {
            return Optional.empty();
        }
        boolean molar = json.at("/valueQuantity/code").asText().equals(GlucoseUnit.MOLAR.code());
        return switch (code().get()) {
            case MEAN_GLUCOSE_MASS, MEAN_GLUCOSE_MOLES ->
                Optional.of(spread.mean(molar ? GlucoseUnit.MOLAR : GlucoseUnit.MASS)
                        .decimal());
            case GMI -> Optional.of(spread.gmi().decimal());
            case COEFFICIENT_OF_VARIATION -> Optional.ofNullable(spread.variation());
            case SENSOR_ACTIVE_PERCENTAGE -> Optional.ofNullable(right.active()).map(each -> each.decimal());
            default -> Optional.empty();
        };
    }
}
