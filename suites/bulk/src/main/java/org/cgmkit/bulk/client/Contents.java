package org.cgmkit.bulk.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cgmkit.engine.trace.TraceRow;
import org.cgmkit.guide.glucose.GlucoseUnit;

/** What an export holds, put together line by line: ids, patients, readings, and a few resources as they came. */
public final class Contents {
    private static final String MESSAGE = "OperationOutcome";
    private static final int SAMPLES = 5;
    private static final int EVERY = 97;
    private static final Set<String> READINGS = Set.of(
            GlucoseUnit.MASS.reading().code(), GlucoseUnit.MOLAR.reading().code());

    private final Set<String> ids = new HashSet<>();
    private final List<String> twice = new ArrayList<>();
    private final Map<String, Long> types = new LinkedHashMap<>();
    private final Set<String> patients = new TreeSet<>();
    private final Set<String> subjects = new TreeSet<>();
    private final Set<String> blocks = new HashSet<>();
    private final Map<String, List<TraceRow>> readings = new HashMap<>();
    private final List<ObjectNode> plain = new ArrayList<>();
    private final List<ObjectNode> zeros = new ArrayList<>();
    private final Map<String, Integer> scales = new HashMap<>();
    private final Map<String, Instant> updated = new HashMap<>();
    private final Instant noted;
    private Instant newest = Instant.MIN;
    private long messages;
    private long count;

    /**
     * Nothing yet.
     *
     * @param noted the moment from which on it is kept when each resource was updated
     */
    Contents(Instant noted) {
        this.noted = noted;
    }

    /** Takes a resource in. */
    void add(ObjectNode resource) {
        String type = resource.path("resourceType").asText();
        if (type.equals(MESSAGE)) {
            messages++;
            return;
        }
        count++;
        types.merge(type, 1L, Long::sum);
        String reference = type + "/" + resource.path("id").asText();
        if (!ids.add(reference)) {
            twice.add(reference);
        }
        time(resource.at("/meta/lastUpdated").asText(), reference);
        String patient = patient(type, resource);
        if (type.equals("Patient")) {
            patients.add(patient);
        }
        if (!patient.isEmpty()) {
            subjects.add(patient);
            blocks.add(type + " " + patient);
        }
        sample(resource);
        if (type.equals("Observation")) {
            reading(resource, patient);
        }
    }

    private static String patient(String type, ObjectNode resource) {
        if (type.equals("Patient")) {
            return resource.path("id").asText();
        }
        String subject = resource.at("/subject/reference")
                .asText(resource.at("/patient/reference").asText());
        return subject.replaceFirst("^.*Patient/", "");
    }

    private void time(String text, String reference) {
        try {
            Instant time = OffsetDateTime.parse(text).toInstant();
            newest = time.isAfter(newest) ? time : newest;
            if (time.isAfter(noted)) {
                updated.put(reference, time);
            }
        } catch (DateTimeException e) {
            // Not every server says it.
        }
    }

    /** Those with fewer decimals than others of their unit are of interest: zeros at the end may have been lost. */
    private void sample(ObjectNode resource) {
        JsonNode value = resource.at("/valueQuantity/value");
        if (value.isNumber()) {
            int scale = Math.max(0, value.decimalValue().scale());
            int most = scales.merge(resource.at("/valueQuantity/code").asText(), scale, Math::max);
            boolean zero = scale > 0 && value.asText().endsWith("0");
            if ((scale < most || zero) && zeros.size() < SAMPLES) {
                zeros.add(resource);
                return;
            }
        }
        if (count % EVERY == 1 && plain.size() < SAMPLES) {
            plain.add(resource);
        }
    }

    private void reading(ObjectNode resource, String patient) {
        boolean glucose = resource.at("/code/coding")
                .valueStream()
                .anyMatch(each -> READINGS.contains(each.path("code").asText()));
        if (glucose && resource.at("/valueQuantity/value").isNumber()) {
            List<TraceRow> rows = readings.computeIfAbsent(patient, id -> new ArrayList<>());
            rows.add(new TraceRow(
                    rows.size() + 1,
                    resource.path("effectiveDateTime").asText(),
                    resource.at("/valueQuantity/value").asText(),
                    resource.at("/valueQuantity/code").asText().intern(),
                    ""));
        }
    }

    /** Whether a resource is in it, by its reference. */
    public boolean has(String reference) {
        return ids.contains(reference);
    }

    /** The references of what came more than once. */
    public List<String> twice() {
        return List.copyOf(twice);
    }

    /** How many resources there are of each type. */
    public Map<String, Long> types() {
        return Map.copyOf(types);
    }

    /** The ids of its Patients. */
    public Set<String> patients() {
        return Set.copyOf(patients);
    }

    /** The ids of all patients whom something in it is about. */
    public Set<String> subjects() {
        return Set.copyOf(subjects);
    }

    /** Whether there is anything of a type about a patient. */
    public boolean hasBlock(String type, String patient) {
        return blocks.contains(type + " " + patient);
    }

    /** The sensor readings of each patient. */
    public Map<String, List<TraceRow>> readings() {
        return Map.copyOf(readings);
    }

    /** Some of the resources, as they came. */
    public List<ObjectNode> samples() {
        List<ObjectNode> all = new ArrayList<>(zeros);
        all.addAll(plain);
        return List.copyOf(all);
    }

    /** When the last of them was stored; the beginning of time where none says it. */
    public Instant newest() {
        return newest;
    }

    /** When each was stored that was stored after the moment of interest. */
    public Map<String, Instant> updated() {
        return Map.copyOf(updated);
    }

    /** How many messages stand among the data. */
    public long messages() {
        return messages;
    }

    /** How many resources there are. */
    public long count() {
        return count;
    }
}
