package org.cgmkit.outcomes.engine;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.engine.trace.TraceRow;
import org.cgmkit.guide.cgm.Coding;
import org.cgmkit.guide.glucose.GlucoseUnit;

/**
 * A trace as a FHIR Bundle of sensor readings, one Observation for each row. LOW and HIGH are a quantity with a comparator
 * (https://hl7.org/fhir/R4/datatypes.html#Quantity); what is no number is a string, as somebody has to be told of it.
 */
final class FhirReadings {
    private FhirReadings() {}

    /** The rows of a task; {@code streams} says whether each names its device. */
    static ObjectNode of(EngineTask task, boolean streams) {
        ObjectNode bundle = JsonNodeFactory.instance.objectNode();
        bundle.put("resourceType", "Bundle").put("type", "collection");
        var entries = bundle.putArray("entry");
        task.rows().forEach(row -> entries.addObject().set("resource", observation(row, task, streams)));
        return bundle;
    }

    private static ObjectNode observation(TraceRow row, EngineTask task, boolean streams) {
        Optional<GlucoseUnit> unit = Stream.of(GlucoseUnit.values())
                .filter(each -> each.code().equals(row.unit()))
                .findFirst();
        ObjectNode observation = JsonNodeFactory.instance.objectNode();
        observation.put("resourceType", "Observation").put("status", "final");
        observation
                .putObject("code")
                .putArray("coding")
                .addObject()
                .put("system", Coding.LOINC)
                .put("code", unit.orElse(GlucoseUnit.MASS).reading().code());
        observation.put("effectiveDateTime", withSeconds(row.time()));
        if (streams && !row.stream().isEmpty()) {
            observation.putObject("device").put("display", row.stream());
        }
        value(observation, row, task, unit);
        return observation;
    }

    private static void value(ObjectNode observation, TraceRow row, EngineTask task, Optional<GlucoseUnit> unit) {
        switch (row.value().toUpperCase(Locale.ROOT)) {
            case "LOW" ->
                quantity(observation, task.sensor().low(), Optional.of(GlucoseUnit.MASS))
                        .put("comparator", "<");
            case "HIGH" ->
                quantity(observation, task.sensor().high(), Optional.of(GlucoseUnit.MASS))
                        .put("comparator", ">");
            default -> {
                try {
                    quantity(observation, new BigDecimal(row.value()), unit);
                } catch (NumberFormatException e) {
                    observation.put("valueString", row.value());
                }
            }
        }
    }

    private static ObjectNode quantity(ObjectNode observation, BigDecimal value, Optional<GlucoseUnit> unit) {
        ObjectNode quantity = observation.putObject("valueQuantity").put("value", value);
        unit.ifPresent(each -> quantity.put("unit", each.code())
                .put("system", GlucoseUnit.SYSTEM)
                .put("code", each.code()));
        return quantity;
    }

    /** FHIR wants seconds (https://hl7.org/fhir/R4/datatypes.html#dateTime). */
    private static String withSeconds(String time) {
        try {
            return OffsetDateTime.parse(time).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        } catch (DateTimeException e) {
            return time;
        }
    }
}
