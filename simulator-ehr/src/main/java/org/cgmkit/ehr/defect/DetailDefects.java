package org.cgmkit.ehr.defect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.cgmkit.ehr.intake.EntryDisposition;
import org.cgmkit.ehr.intake.EntryStep;
import org.cgmkit.ehr.intake.IntakeSteps;
import org.cgmkit.ehr.intake.MatchedResource;
import org.cgmkit.ehr.store.ResourceDraft;

/** What a receiver can lose or change of what only some resources have. */
final class DetailDefects {
    private static final String FAITHFUL = "receiver.storage.faithful";

    /** The milligrams per decilitre in a millimole of glucose per litre. */
    private static final BigDecimal MOLAR = new BigDecimal("18.02");

    private DetailDefects() {}

    static List<Defect> all() {
        return List.of(
                StorageDefects.kept("drops-seconds", "Keeps readings at the full minute.", r -> {
                    if (r.has("effectiveDateTime")) {
                        r.put(
                                "effectiveDateTime",
                                r.path("effectiveDateTime").asText().replaceFirst("(T..:..):..(\\.\\d+)?", "$1:00"));
                    }
                }),
                numbers(
                        "rounds-molar-values",
                        "Keeps values in mmol/L with one decimal.",
                        "mmol/L",
                        v -> v.setScale(1, RoundingMode.HALF_UP)),
                StorageDefects.kept("converts-molar-values", "Keeps values in mmol/L as mg/dL.", r -> {
                    if (r.path("code").asText().equals("mmol/L") && r.has("value")) {
                        r.put(
                                "value",
                                r.path("value").decimalValue().multiply(MOLAR).setScale(0, RoundingMode.HALF_UP));
                        r.put("code", "mg/dL").put("unit", "mg/dl");
                    }
                }),
                StorageDefects.kept("loses-comparators", "Keeps above 400 as 400.", r -> r.remove("comparator")),
                StorageDefects.kept(
                        "loses-reasons-of-absence",
                        "Keeps readings without a value without the reason.",
                        r -> r.remove("dataAbsentReason")),
                StorageDefects.kept("keeps-five-components", "Keeps five components and no more.", r -> {
                    while (r.path("component").size() > 5) {
                        ((ArrayNode) r.path("component")).remove(5);
                    }
                }),
                StorageDefects.kept("makes-results-final", "Keeps what was amended as final.", r -> {
                    if (Set.of("amended", "corrected", "preliminary")
                            .contains(r.path("status").asText())) {
                        r.put("status", "final");
                    }
                }),
                StorageDefects.kept("misreads-letters", "Reads UTF-8 as Latin-1.", DetailDefects::misread),
                identifiers(
                        "loses-systems-of-identifiers",
                        "Keeps identifiers without their system.",
                        i -> i.remove("system")),
                identifiers(
                        "reads-identifiers-as-numbers",
                        "Keeps the identifier 0012 as 12.",
                        i -> i.put("value", i.path("value").asText().replaceFirst("^0+(?=\\d+$)", ""))),
                StorageDefects.kept(
                        "loses-addresses-of-devices", "Keeps a device's name in place of its address.", r -> {
                            if (r.path("device") instanceof ObjectNode device) {
                                device.remove("reference");
                                device.put("display", "CGM sensor");
                            }
                        }),
                Defect.of(
                        "one-reading-for-each-second",
                        FAITHFUL,
                        "Takes a reading of the same second for a duplicate, whatever its value, and answers 201.",
                        w -> w.taking(DetailDefects::byTime)),
                Defect.of(
                        "stores-devices-twice",
                        FAITHFUL,
                        "Stores every device that is submitted a second time.",
                        w -> w.taking(i -> i.handling("POST", twice(i.step("POST"))))));
    }

    private static Defect numbers(String id, String description, String unit, UnaryOperator<BigDecimal> change) {
        return StorageDefects.kept(id, description, r -> {
            boolean concerned = unit.isEmpty() || r.path("code").asText().equals(unit);
            if (concerned && r.path("value").isNumber()) {
                r.put("value", change.apply(r.path("value").decimalValue()));
            }
        });
    }

    private static Defect identifiers(String id, String description, Consumer<ObjectNode> change) {
        return StorageDefects.kept(
                id, description, r -> r.path("identifier").forEach(i -> change.accept((ObjectNode) i)));
    }

    private static void misread(ObjectNode object) {
        for (String name : List.of("title", "name")) {
            JsonNode text = object.path(name);
            if (text.isTextual()) {
                object.put(name, new String(text.asText().getBytes(UTF_8), ISO_8859_1));
            }
        }
    }

    /** Looks for the same code at the same time before an entry is taken in. */
    private static IntakeSteps byTime(IntakeSteps steps) {
        EntryStep sound = steps.step("POST");
        return steps.handling("POST", (entry, at) -> {
            JsonNode resource = entry.node().path("resource");
            String time = resource.path("effectiveDateTime").asText().replace("+", "%2B");
            String code = resource.at("/code/coding/0/code").asText();
            return (time.isEmpty()
                            ? Stream.<MatchedResource>empty()
                            : at.matches(entry, "code=" + code + "&date=" + time).stream())
                    .findFirst()
                    .<EntryDisposition>map(match -> new EntryDisposition.Same(match, 201, true))
                    .orElseGet(() -> sound.take(entry, at));
        });
    }

    private static EntryStep twice(EntryStep sound) {
        return (entry, at) -> {
            ObjectNode resource = entry.resource();
            if (resource != null && entry.type().equals("Device")) {
                String id = UUID.randomUUID().toString();
                at.store().put(List.of(new ResourceDraft("Device", id, 1, true, "", resource, resource)), at.now());
            }
            return sound.take(entry, at);
        };
    }
}
