package org.cgmkit.cgm.submitter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/**
 * The entry of a sensor reading without the leaves that no profile, invariant or binding of a reading looks at beyond their
 * own form: its time, its value, the values of its identifiers, its fullUrl and condition, and which device it names. A
 * leaf whose form is not plainly right stays, so that the entry is looked at for itself.
 */
final class ReadingShape {
    /** FHIR R4, datatypes.html#uuid. */
    private static final Pattern UUID =
            Pattern.compile("urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** FHIR R4, datatypes.html#string, without blanks at the ends. */
    private static final Pattern VALUE = Pattern.compile("[!-~]{1,200}");

    /** FHIR R4, datatypes.html#dateTime, with time. */
    private static final Pattern MOMENT = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})");

    private ReadingShape() {}

    static JsonNode of(JsonNode entry) {
        ObjectNode shape = entry.deepCopy();
        drop(shape, "fullUrl", UUID.matcher(shape.path("fullUrl").asText()).matches());
        if (shape.path("request") instanceof ObjectNode request) {
            drop(
                    request,
                    "ifNoneExist",
                    VALUE.matcher(request.path("ifNoneExist").asText()).matches());
        }
        if (shape.path("resource") instanceof ObjectNode reading) {
            drop(reading, "effectiveDateTime", isMoment(reading.path("effectiveDateTime")));
            if (reading.path("valueQuantity") instanceof ObjectNode quantity) {
                drop(quantity, "value", quantity.path("value").isNumber());
            }
            if (reading.path("device") instanceof ObjectNode device) {
                drop(
                        device,
                        "reference",
                        UUID.matcher(device.path("reference").asText()).matches());
            }
            for (JsonNode identifier : reading.path("identifier")) {
                if (identifier instanceof ObjectNode object) {
                    JsonNode value = object.path("value");
                    drop(
                            object,
                            "value",
                            value.isTextual() && VALUE.matcher(value.asText()).matches());
                }
            }
        }
        return shape;
    }

    /** Says that it is there, and no more. */
    private static void drop(ObjectNode of, String leaf, boolean plain) {
        if (plain) {
            of.put(leaf, true);
        }
    }

    private static boolean isMoment(JsonNode time) {
        try {
            return time.isTextual()
                    && MOMENT.matcher(time.asText()).matches()
                    && OffsetDateTime.parse(time.asText()).getYear() > 0;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
