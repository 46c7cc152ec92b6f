package org.cgmkit.cloud.defect;

import static org.cgmkit.cloud.defect.RecordDefects.writing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.cgmkit.cloud.workings.PartnerWorkings;

/** Departures of insulin. */
final class InsulinDefects {
    private static final long TOO_LONG = 600_000;

    private InsulinDefects() {}

    static List<PartnerDefect> all() {
        return List.of(
                PartnerDefect.of(
                        "unmapped-mode",
                        "basal.delivery-type",
                        "Temporary rates are called exercise.",
                        () -> basal(json -> {
                            if (json.path("mode").asText().equals("temporary")) {
                                json.put("mode", "exercise");
                            }
                        })),
                PartnerDefect.of(
                        "rate-in-milliunits",
                        "basal.rate",
                        "Rates are in thousandths of a unit.",
                        () -> basal(json -> {
                            if (json.has("rate")) {
                                json.put(
                                        "rate", json.path("rate").decimalValue().movePointRight(3));
                            }
                        })),
                PartnerDefect.of(
                        "basal-in-seconds",
                        "basal.duration",
                        "Durations of basals are in seconds.",
                        () -> basal(json -> {
                            json.put("lasted", json.path("lasted").asLong() / 1000);
                            json.put("planned", json.path("planned").asLong() / 1000);
                        })),
                PartnerDefect.of(
                        "planned-shorter",
                        "basal.expected-duration",
                        "The planned duration is shorter than what came of it.",
                        () -> basal(
                                json -> json.put("planned", json.path("lasted").asLong() / 2))),
                PartnerDefect.of(
                        "overlapping-basals",
                        "basal.contiguous",
                        "Segments reach ten minutes into the next one.",
                        () -> basal(json -> {
                            json.put("lasted", json.path("lasted").asLong() + TOO_LONG);
                            json.put("planned", json.path("planned").asLong() + TOO_LONG);
                        })),
                PartnerDefect.of(
                        "bolus-without-amount",
                        "bolus.amount",
                        "Doses at once have no amount.",
                        () -> bolus(json -> {
                            if (json.path("mode").asText().equals("meal")) {
                                json.remove("dose");
                                json.remove("asked");
                            }
                        })),
                PartnerDefect.of(
                        "zero-bolus",
                        "bolus.amount",
                        "Doses at once are 0, and nothing more was asked for.",
                        () -> bolus(json -> {
                            if (json.path("mode").asText().equals("meal")) {
                                json.put("dose", BigDecimal.ZERO).put("asked", BigDecimal.ZERO);
                            }
                        })),
                PartnerDefect.of(
                        "asked-less",
                        "bolus.expected",
                        "Less was asked for than was delivered.",
                        () -> bolus(json -> {
                            if (json.path("dose").asDouble() > 0) {
                                json.put(
                                        "asked",
                                        json.path("dose").decimalValue().subtract(new BigDecimal("0.05")));
                            }
                        })),
                PartnerDefect.of(
                        "extended-without-duration",
                        "bolus.extended",
                        "Extended doses do not say how long they took.",
                        () -> bolus(json -> {
                            json.remove("lasted");
                            json.remove("planned");
                        })));
    }

    private static PartnerWorkings basal(Consumer<ObjectNode> otherwise) {
        return ofKind("basal", otherwise);
    }

    private static PartnerWorkings bolus(Consumer<ObjectNode> otherwise) {
        return ofKind("bolus", otherwise);
    }

    private static PartnerWorkings ofKind(String kind, Consumer<ObjectNode> otherwise) {
        return writing((json, entry, now) -> {
            if (json.path("kind").asText().equals(kind)) {
                otherwise.accept(json);
            }
        });
    }
}
