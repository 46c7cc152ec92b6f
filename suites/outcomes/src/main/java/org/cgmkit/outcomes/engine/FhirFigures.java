package org.cgmkit.outcomes.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import org.cgmkit.engine.answer.AnswerJson;
import org.cgmkit.guide.cgm.Loinc;
import org.cgmkit.guide.glucose.GlucoseRange;

/**
 * Figures that an engine answers as FHIR Observations with the codes of the CGM guide, put into the kit's own form. A Bundle, one
 * Observation, or an Observation with others in it will do. Events have no code there.
 */
final class FhirFigures {
    private static final Map<Loinc, String> PLAIN = Map.of(
            Loinc.GMI, "gmi",
            Loinc.COEFFICIENT_OF_VARIATION, "cv",
            Loinc.SENSOR_ACTIVE_PERCENTAGE, "active",
            Loinc.DAYS_OF_WEAR, "daysOfWear");

    private FhirFigures() {}

    /** The figures of an answer. */
    static ObjectNode read(JsonNode answer) {
        ObjectNode figures = JsonNodeFactory.instance.objectNode();
        collect(answer, figures);
        return figures;
    }

    private static void collect(JsonNode resource, ObjectNode figures) {
        resource.path("entry").forEach(entry -> collect(entry.path("resource"), figures));
        resource.path("contained").forEach(inner -> collect(inner, figures));
        if (resource.path("resourceType").asText().equals("Observation")) {
            figure(resource, figures);
            resource.path("component").forEach(component -> figure(component, figures));
            if (resource.path("method").has("text")) {
                figures.put("method", resource.path("method").path("text").asText());
            }
            resource.path("note")
                    .forEach(note ->
                            figures.withArray("notices").add(note.path("text").asText()));
        }
    }

    private static void figure(JsonNode coded, ObjectNode figures) {
        JsonNode value = coded.path("valueQuantity").path("value");
        for (JsonNode coding : coded.path("code").path("coding")) {
            Optional<Loinc> code = Loinc.byCode(coding.path("code").asText());
            if (code.isPresent() && value.isNumber()) {
                put(code.get(), value, coded.path("valueQuantity").path("code").asText(), figures);
            }
        }
    }

    private static void put(Loinc code, JsonNode value, String unit, ObjectNode figures) {
        for (GlucoseRange range : GlucoseRange.values()) {
            if (range.loinc() == code) {
                figures.withObject("/percent").set(AnswerJson.name(range), value);
            }
        }
        if (code == Loinc.MEAN_GLUCOSE_MASS || code == Loinc.MEAN_GLUCOSE_MOLES) {
            figures.withObject("/mean").put("unit", unit).set("value", value);
        }
        String plain = PLAIN.get(code);
        if (plain != null) {
            figures.set(plain, value);
        }
    }
}
