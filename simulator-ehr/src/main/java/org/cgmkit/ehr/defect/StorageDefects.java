package org.cgmkit.ehr.defect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.cgmkit.ehr.store.SearchCriterion;

/** What a receiver can get wrong about what it keeps and gives back. */
final class StorageDefects {
    private static final MathContext TWO_DIGITS = new MathContext(2);
    private static final String FAITHFUL = "receiver.storage.faithful";

    private static final List<SearchCriterion> NOT_SUBMITTED = List.of(new SearchCriterion.NotSubmitted());

    private static final Map<String, String> OTHER_UNITS = Map.of("mg/dL", "mmol/L", "mmol/L", "mg/dL");

    private StorageDefects() {}

    static List<Defect> all() {
        return List.of(
                Defect.of(
                        "accepted-but-gone",
                        "receiver.storage.readable",
                        "Answers 201, and 404 when the resource is read.",
                        w -> w.with(w.visibility().reading(NOT_SUBMITTED))),
                Defect.of(
                        "not-found-by-search",
                        "receiver.storage.searchable",
                        "Does not find submitted resources by search.",
                        w -> w.with(w.visibility().searching(NOT_SUBMITTED))),
                kept("rounds-values", "Keeps values rounded to two digits.", StorageDefects::rounded),
                kept("shifts-times", "Keeps times an hour later.", StorageDefects::later),
                kept("changes-units", "Keeps glucose values under the other unit.", StorageDefects::otherUnit),
                kept("relabels-offsets", "Keeps times as if they were in UTC.", StorageDefects::relabelled),
                kept("keeps-days-only", "Keeps the day of a reading without its time.", StorageDefects::dayOnly),
                kept("loses-ends-of-periods", "Keeps the beginning of a period and not its end.", r -> {
                    if (r.path("effectivePeriod") instanceof ObjectNode period) {
                        period.remove("end");
                    }
                }),
                kept("loses-components", "Keeps all components of an observation but the last.", r -> {
                    if (r.path("component") instanceof ArrayNode all) {
                        all.remove(all.size() - 1);
                    }
                }),
                kept("loses-members", "Keeps all members of a summary but the first.", r -> {
                    if (r.path("hasMember") instanceof ArrayNode all) {
                        all.remove(0);
                    }
                }),
                kept("loses-unit-systems", "Keeps units without their system.", r -> {
                    if (r.has("value") && r.has("unit")) {
                        r.remove("system");
                    }
                }),
                kept("loses-identifier-systems", "Keeps identifiers under a system of its own.", r -> {
                    if (r.path("identifier").path(0) instanceof ObjectNode identifier) {
                        identifier.put("system", "https://ehr.example/ids");
                    }
                }),
                kept("makes-results-preliminary", "Keeps what is final as preliminary.", r -> {
                    if (r.path("status").asText().equals("final")) {
                        r.put("status", "preliminary");
                    }
                }),
                kept("renames-devices", "Keeps devices under another name.", r -> {
                    if (r.path("deviceName").path(0) instanceof ObjectNode name) {
                        name.put("name", "CGM device");
                    }
                }),
                kept("empties-reports", "Keeps reports without the document in them.", r -> {
                    if (r.path("presentedForm").path(0) instanceof ObjectNode form) {
                        form.remove("data");
                    }
                }),
                Defect.of(
                        "leaves-references-dangling",
                        FAITHFUL,
                        "Keeps references between entries as they were in the submission.",
                        w -> w.taking(i -> i.rewriting((resource, stored) -> {}))));
    }

    /** A defect that changes every object of every resource on its way into the store. */
    static Defect kept(String id, String description, Consumer<ObjectNode> change) {
        return Defect.of(
                id,
                FAITHFUL,
                description,
                w -> w.taking(i -> i.keeping(r -> {
                    visit(r, change);
                    return r;
                })));
    }

    /** Shows an object and all those in it. */
    private static void visit(JsonNode node, Consumer<ObjectNode> visitor) {
        if (node instanceof ObjectNode object) {
            visitor.accept(object);
        }
        node.forEach(child -> visit(child, visitor));
    }

    private static void rounded(ObjectNode object) {
        JsonNode value = object.get("value");
        if (value != null && value.isNumber()) {
            BigDecimal decimal = value.decimalValue();
            object.put("value", new BigDecimal(decimal.round(TWO_DIGITS).toPlainString()));
        }
    }

    private static void later(ObjectNode object) {
        for (String name : List.of("effectiveDateTime", "start", "end")) {
            String text = object.path(name).asText("");
            if (text.contains("T")) {
                object.set(
                        name,
                        TextNode.valueOf(OffsetDateTime.parse(text)
                                .plusHours(1)
                                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME)));
            }
        }
    }

    private static void relabelled(ObjectNode object) {
        for (String name : List.of("effectiveDateTime", "start", "end")) {
            String text = object.path(name).asText("");
            if (text.contains("T")) {
                object.put(name, text.replaceFirst("(Z|[+-][0-9:]+)$", text.endsWith("Z") ? "+01:00" : "Z"));
            }
        }
    }

    private static void dayOnly(ObjectNode object) {
        String text = object.path("effectiveDateTime").asText("");
        if (text.contains("T")) {
            object.put("effectiveDateTime", text.substring(0, text.indexOf('T')));
        }
    }

    private static void otherUnit(ObjectNode object) {
        String other = OTHER_UNITS.get(object.path("code").asText(""));
        if (other != null && object.has("value")) {
            object.put("code", other);
            object.put("unit", other.toLowerCase(java.util.Locale.ROOT));
        }
    }
}
