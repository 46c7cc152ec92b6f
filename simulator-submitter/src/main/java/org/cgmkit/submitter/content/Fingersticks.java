package org.cgmkit.submitter.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.guide.cgm.Coding;
import org.cgmkit.guide.cgm.Concept;

/** Glucose in capillary blood beside the readings of a sensor: an observation that the guide's profiles do not know. */
final class Fingersticks {
    private static final String CAPILLARY_MASS = "41653-7";
    private static final String CAPILLARY_MOLES = "14743-9";

    private Fingersticks() {}

    /** One at the time of the last reading, with its value; none where there are no readings. */
    static Optional<ObjectNode> beside(List<ObjectNode> entries) {
        return entries.reversed().stream()
                .filter(e -> isReading(e.path("resource")))
                .findFirst()
                .map(Fingersticks::of);
    }

    private static ObjectNode of(ObjectNode reading) {
        ObjectNode entry = reading.deepCopy();
        ObjectNode resource = entry.withObject("/resource");
        String value = resource.at("/identifier/0/value").asText() + ".fingerstick";
        boolean mass = Concept.SENSOR_READING_MASS.isIn(resource.path("code"));
        resource.remove("meta");
        resource.remove("device");
        resource.withObject("/code")
                .putArray("coding")
                .addObject()
                .put("system", Coding.LOINC)
                .put("code", mass ? CAPILLARY_MASS : CAPILLARY_MOLES);
        ((ObjectNode) resource.at("/identifier/0")).put("value", value);
        if (entry.path("request").has("ifNoneExist")) {
            entry.withObject("/request").put("ifNoneExist", IdentifierSource.query(value));
        }
        return entry.put("fullUrl", IdentifierSource.fullUrl(value));
    }

    private static boolean isReading(JsonNode resource) {
        JsonNode code = resource.path("code");
        return Concept.SENSOR_READING_MASS.isIn(code) || Concept.SENSOR_READING_MOLES.isIn(code);
    }
}
