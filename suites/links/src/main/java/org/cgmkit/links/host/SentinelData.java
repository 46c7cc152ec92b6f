package org.cgmkit.links.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.fixtures.Json;
import org.cgmkit.fixtures.SubmissionContext;
import org.cgmkit.fixtures.SubmissionParts;
import org.cgmkit.fixtures.patient.SamplePatient;
import org.cgmkit.fixtures.patient.SamplePatients;
import org.cgmkit.guide.cgm.Loinc;
import org.cgmkit.guide.cgm.Profile;
import org.cgmkit.guide.glucose.GlucoseUnit;

/** Files to share whose values are there once, so that whoever shows them can be told to have read them. */
public final class SentinelData {
    /** Readings in mg/dL that are in every file. */
    public static final String FIRST = "187";

    public static final String SECOND = "291";
    /** A reading that only the corrected file has, in place of the first one. */
    public static final String CORRECTED = "188";

    /** A reading that only the corrected file has. */
    public static final String NEW = "333";

    /** The mean, in mg/dL. */
    public static final String MEAN = "158.4";

    /** A reading in mmol/L. */
    public static final String MOLAR = "13.7";

    /** The glucose management indicator, in percent. */
    public static final String GMI = "8.88";

    /** The time in range, in percent. */
    public static final String IN_RANGE = "61.17";

    /** The time below 54 mg/dL, in percent. */
    public static final String FAR_BELOW = "1.63";

    /** The coefficient of variation, in percent. */
    public static final String VARIATION = "39.7";

    /** How long the sensor was active, in percent. */
    public static final String ACTIVE = "93.56";

    private static final String SERIAL_NUMBER = "serialNumber";
    private static final int PLAIN_FROM = 100;
    private static final int FIRST_AT = 3;
    private static final int SECOND_AT = 7;
    private static final int ABSENT_AT = 11;
    private static final Duration TWO_HOURS = Duration.ofHours(2);
    private static final ZoneOffset OFFSET = ZoneOffset.ofHoursMinutes(5, 30);

    private final Instant end;
    private final String device;
    private final Duration large;

    /**
     * Files about the time until then.
     *
     * @param device the name of the sensor
     * @param large how much time the large file covers
     */
    public SentinelData(Instant end, String device, Duration large) {
        this.end = end;
        this.device = device;
        this.large = large;
    }

    /** The same of a sensor with that name. */
    public SentinelData of(String other) {
        return new SentinelData(end, other, large);
    }

    /** The name of the sensor. */
    public String device() {
        return device;
    }

    /** When the first sentinel was measured. */
    public Instant timeOfFirst() {
        return OffsetDateTime.parse(readings(bundle(TWO_HOURS, GlucoseUnit.MASS, everything(GlucoseUnit.MASS)))
                        .get(FIRST_AT)
                        .path("effectiveDateTime")
                        .asText())
                .toInstant();
    }

    /** The time of the reading without a value, as it is written. */
    public String timeOfAbsent() {
        return readings(bundle(TWO_HOURS, GlucoseUnit.MASS, everything(GlucoseUnit.MASS)))
                .get(ABSENT_AT)
                .path("effectiveDateTime")
                .asText();
    }

    /** Summary, readings and the sensor of two hours, one reading of which has no value. */
    public String everything() {
        ObjectNode bundle = bundle(TWO_HOURS, GlucoseUnit.MASS, everything(GlucoseUnit.MASS));
        ObjectNode absent = readings(bundle).get(ABSENT_AT);
        absent.remove("valueQuantity");
        absent.putObject("dataAbsentReason")
                .putArray("coding")
                .addObject()
                .put("system", "http://terminology.hl7.org/CodeSystem/data-absent-reason")
                .put("code", "error");
        return Json.text(bundle);
    }

    /** The same with everything that the profiles mark as must-support. */
    public String mustSupport() {
        ObjectNode bundle = bundle(TWO_HOURS, GlucoseUnit.MASS, everything(GlucoseUnit.MASS));
        for (JsonNode entry : bundle.path("entry")) {
            if (entry.at("/resource/resourceType").asText().equals("Device")) {
                ((ObjectNode) entry.path("resource")).put(SERIAL_NUMBER, "SN-0042");
            }
        }
        return Json.text(bundle);
    }

    /** The same after a reading was corrected, another one withdrawn, and a new one came in. */
    public String corrected() {
        ObjectNode bundle = bundle(TWO_HOURS, GlucoseUnit.MASS, everything(GlucoseUnit.MASS));
        List<ObjectNode> readings = readings(bundle);
        value(readings.get(FIRST_AT), CORRECTED);
        value(readings.getLast(), NEW);
        ArrayNode entries = (ArrayNode) bundle.path("entry");
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.path(i).path("resource").equals(readings.get(SECOND_AT))) {
                entries.remove(i);
            }
        }
        return Json.text(bundle);
    }

    /** Readings of two hours in mmol/L. */
    public String molar() {
        ObjectNode bundle = bundle(TWO_HOURS, GlucoseUnit.MOLAR, Set.of(Profile.SENSOR_READING_MOLES));
        List<ObjectNode> readings = readings(bundle);
        readings.forEach(reading -> value(reading, "6.1"));
        value(readings.get(FIRST_AT), MOLAR);
        return Json.text(bundle);
    }

    /** Readings of a long time. */
    public String manyReadings() {
        return Json.text(bundle(large, GlucoseUnit.MASS, Set.of(Profile.SENSOR_READING_MASS)));
    }

    /** A patient and one reading. */
    public String single(String value) {
        ObjectNode bundle = bundle(Duration.ofHours(1), GlucoseUnit.MASS, Set.of(Profile.SENSOR_READING_MASS));
        ArrayNode entries = (ArrayNode) bundle.path("entry");
        while (entries.size() > 2) {
            entries.remove(2);
        }
        value((ObjectNode) entries.path(1).path("resource"), value);
        return Json.text(bundle);
    }

    private static Set<Profile> everything(GlucoseUnit unit) {
        return EnumSet.of(unit.readingProfile(), Profile.SUMMARY, Profile.DEVICE);
    }

    private ObjectNode bundle(Duration period, GlucoseUnit unit, Set<Profile> wanted) {
        SamplePatient patient = SamplePatients.all().getFirst();
        SubmissionContext context = SubmissionContext.of(patient.id(), IdentifierSource.stable("sentinel"), end)
                .in(unit)
                .with(patient.trace().withoutLongBreaks());
        ObjectNode bundle = Json.object().put("resourceType", "Bundle").put("type", "collection");
        ArrayNode entries = bundle.putArray("entry");
        entries.addObject().put("fullUrl", "Patient/" + patient.id()).set("resource", patient.resource());
        for (ObjectNode entry : SubmissionParts.of(context, end.minus(period), wanted)) {
            entries.addObject().put("fullUrl", entry.path("fullUrl").asText()).set("resource", entry.path("resource"));
        }
        mark(bundle);
        return bundle;
    }

    private void mark(ObjectNode bundle) {
        List<ObjectNode> readings = readings(bundle);
        for (int i = 0; i < readings.size(); i++) {
            value(readings.get(i), String.valueOf(PLAIN_FROM + i % 60));
        }
        if (readings.size() > SECOND_AT) {
            value(readings.get(FIRST_AT), FIRST);
            value(readings.get(SECOND_AT), SECOND);
            ObjectNode first = readings.get(FIRST_AT);
            first.put(
                    "effectiveDateTime",
                    OffsetDateTime.parse(first.path("effectiveDateTime").asText())
                            .withOffsetSameInstant(OFFSET)
                            .toString());
        }
        for (JsonNode entry : bundle.path("entry")) {
            ObjectNode resource = (ObjectNode) entry.path("resource");
            String code = resource.at("/code/coding/0/code").asText();
            if (code.equals(Loinc.MEAN_GLUCOSE_MASS.code())) {
                value(resource, MEAN);
            } else if (code.equals(Loinc.GMI.code())) {
                value(resource, GMI);
            } else if (code.equals(Loinc.COEFFICIENT_OF_VARIATION.code())) {
                value(resource, VARIATION);
            } else if (code.equals(Loinc.SENSOR_ACTIVE_PERCENTAGE.code())) {
                value(resource, ACTIVE);
            } else if (resource.has("component")) {
                resource.path("component").forEach(part -> share((ObjectNode) part));
            } else if (resource.path("resourceType").asText().equals("Device")) {
                // It comes with the file that has everything which profiles mark as must-support.
                resource.remove(SERIAL_NUMBER);
                resource.withArray("deviceName")
                        .removeAll()
                        .addObject()
                        .put("name", device)
                        .put("type", "user-friendly-name");
            }
        }
    }

    private static void share(ObjectNode part) {
        String code = part.at("/code/coding/0/code").asText();
        if (code.equals(Loinc.TIME_IN_TARGET.code())) {
            value(part, IN_RANGE);
        } else if (code.equals(Loinc.TIME_IN_VERY_LOW.code())) {
            value(part, FAR_BELOW);
        }
    }

    private static List<ObjectNode> readings(ObjectNode bundle) {
        return bundle.findParents("effectiveDateTime").stream()
                .map(ObjectNode.class::cast)
                .toList();
    }

    private static void value(ObjectNode observation, String value) {
        observation.withObject("/valueQuantity").put("value", new BigDecimal(value));
    }
}
