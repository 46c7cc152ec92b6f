package org.cgmkit.cloud.defect;

import static org.cgmkit.cloud.defect.RecordDefects.writing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Consumer;
import org.cgmkit.cloud.workings.PartnerWorkings;
import org.cgmkit.cloud.world.Content;

/** Departures of readings. */
final class GlucoseDefects {
    private GlucoseDefects() {}

    static List<PartnerDefect> all() {
        return List.of(
                PartnerDefect.of(
                        "value-as-text",
                        "cgm.value",
                        "Values are texts.",
                        () -> reading(
                                json -> json.put("value", json.path("value").asText()))),
                PartnerDefect.of(
                        "low-is-null",
                        "cgm.value",
                        "A low has no value, and nothing says that it is one.",
                        () -> limit(json -> {
                            if (json.path("range").asText().equals("low")) {
                                json.putNull("value").remove("range");
                            }
                        })),
                PartnerDefect.of(
                        "unknown-unit",
                        "cgm.units",
                        "The unit is written mg%.",
                        () -> reading(json -> json.put("units", "mg%"))),
                PartnerDefect.of(
                        "molar-as-mass",
                        "cgm.units-fit",
                        "Values are in mmol/L, and the unit is mg/dL.",
                        () -> reading(json -> json.put(
                                "value",
                                json.path("value")
                                        .decimalValue()
                                        .divide(BigDecimal.valueOf(18), 1, RoundingMode.HALF_UP)))),
                PartnerDefect.of(
                        "hundredths",
                        "cgm.units-fit",
                        "Values are in hundredths of mg/dL.",
                        () -> reading(json -> json.put(
                                "value", json.path("value").decimalValue().multiply(BigDecimal.valueOf(100))))),
                PartnerDefect.of(
                        "low-is-40",
                        "cgm.out-of-range",
                        "What is too low or too high to measure is 40 or 400, and nothing says so.",
                        () -> limit(json -> json.put(
                                        "value", json.path("range").asText().equals("low") ? 40 : 400)
                                .remove("range"))),
                PartnerDefect.of(
                        "unknown-arrow",
                        "cgm.trend",
                        "A trend is called drifting that nobody knows.",
                        () -> reading(json -> {
                            if (json.path("trend").asText().equals("constant")) {
                                json.put("trend", "drifting");
                            }
                        })),
                PartnerDefect.of(
                        "unsigned-rate",
                        "cgm.trend-rate",
                        "Falling rates have no minus.",
                        () -> reading(json -> {
                            if (json.has("trendRate")) {
                                json.put(
                                        "trendRate",
                                        json.path("trendRate").decimalValue().abs());
                            }
                        })),
                PartnerDefect.of(
                        "interval-in-seconds",
                        "cgm.sample-interval",
                        "The interval is a thousandth of what it should be.",
                        () -> reading(json -> json.put(
                                "every", json.path("every").decimalValue().movePointLeft(3)))),
                PartnerDefect.of(
                        "backfilled-as-text",
                        "cgm.backfilled",
                        "Whether a reading was backfilled is told by yes and no.",
                        () -> reading(json ->
                                json.put("backfilled", json.path("backfilled").asBoolean() ? "yes" : "no"))));
    }

    private static PartnerWorkings reading(Consumer<ObjectNode> otherwise) {
        return writing((json, entry, now) -> {
            if (entry.content() instanceof Content.Glucose) {
                otherwise.accept(json);
            }
        });
    }

    private static PartnerWorkings limit(Consumer<ObjectNode> otherwise) {
        return reading(json -> {
            if (json.has("range")) {
                otherwise.accept(json);
            }
        });
    }
}
