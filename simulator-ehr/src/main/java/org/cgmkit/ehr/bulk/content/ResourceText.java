package org.cgmkit.ehr.bulk.content;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.cgmkit.fixtures.patient.SamplePatient;
import org.cgmkit.guide.cgm.Coding;
import org.cgmkit.guide.glucose.GlucoseReading;
import org.cgmkit.guide.glucose.GlucoseUnit;

/** Writes the resources of a world as the lines of files have them. */
final class ResourceText {
    private static final String CATEGORY =
            "\"category\":[{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/observation-category\","
                    + "\"code\":\"laboratory\"}]}],";

    /** Looked up once: a cohort has hundreds of thousands of readings. */
    private static final String MASS = GlucoseUnit.MASS.reading().code();

    private static final String MOLAR = GlucoseUnit.MOLAR.reading().code();

    private ResourceText() {}

    static String patient(Person person, Instant updated) {
        return head("Patient", person.id(), updated)
                + "\"identifier\":[{\"system\":\"" + SamplePatient.SYSTEM + "\",\"value\":\"" + person.id() + "\"}],"
                + "\"active\":true,\"name\":[{\"family\":\"Sample\",\"given\":[\"Person " + (person.number() + 1)
                + "\"]}]}";
    }

    static String device(Person person, Instant updated) {
        return head("Device", device(person), updated)
                + "\"status\":\"active\",\"serialNumber\":\"SN-" + (40_000 + person.number()) + "\","
                + "\"patient\":{\"reference\":\"Patient/" + person.id() + "\"}}";
    }

    static String provenance(Person person, String first, Instant updated) {
        return head("Provenance", "provenance-" + person.id(), updated)
                + "\"target\":[{\"reference\":\"Observation/" + first + "\"},{\"reference\":\"Device/" + device(person)
                + "\"}],\"recorded\":\"" + updated + "\",\"agent\":[{\"who\":{\"reference\":\"Device/"
                + device(person) + "\"}}]}";
    }

    static String device(Person person) {
        return "sensor-" + person.id();
    }

    static String reading(Person person, String id, GlucoseReading reading, Instant updated) {
        GlucoseUnit unit = reading.unit();
        return head("Observation", id, updated)
                + "\"identifier\":[{\"system\":\"https://cgmkit.org/ns/sample-reading\",\"value\":\"" + id + "\"}],"
                + "\"status\":\"final\"," + CATEGORY
                + "\"code\":{\"coding\":[{\"system\":\"" + Coding.LOINC + "\",\"code\":\""
                + code(unit) + "\"}]},"
                + "\"subject\":{\"reference\":\"Patient/" + person.id() + "\"},"
                + "\"effectiveDateTime\":\"" + time(reading.time()) + "\","
                + "\"valueQuantity\":{\"value\":" + reading.value().toPlainString() + ",\"unit\":\"" + unit.display()
                + "\",\"system\":\"" + GlucoseUnit.SYSTEM + "\",\"code\":\"" + unit.code() + "\"},"
                + "\"device\":{\"reference\":\"Device/" + device(person) + "\"}}";
    }

    /** The clock of New York in spring, so that an offset can get lost. */
    static String time(Instant time) {
        return time.atOffset(ZoneOffset.ofHours(-4)).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    private static String code(GlucoseUnit unit) {
        return unit == GlucoseUnit.MASS ? MASS : MOLAR;
    }

    private static String head(String type, String id, Instant updated) {
        return "{\"resourceType\":\"" + type + "\",\"id\":\"" + id
                + "\",\"meta\":{\"versionId\":\"1\",\"lastUpdated\":\"" + updated + "\"},";
    }
}
