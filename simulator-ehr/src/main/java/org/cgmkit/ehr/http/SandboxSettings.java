package org.cgmkit.ehr.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cgmkit.ehr.defect.Defect;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.ehr.submission.Json;
import org.cgmkit.ehr.workings.Behaviour;
import org.jspecify.annotations.Nullable;

/**
 * A sandbox's setup as JSON: {@code {"id", "behaviour", "defects": [], "context", "patient", "token"}}, all of them
 * optional. {@code context} is {@code patient} or {@code system}.
 */
final class SandboxSettings {
    private static final Set<String> NAMES = Set.of("id", "behaviour", "defects", "context", "patient", "token");

    private SandboxSettings() {}

    static String write(SandboxOptions options) {
        ObjectNode node = Json.object();
        node.put("id", options.id());
        node.put("behaviour", options.behaviour().name());
        options.defects().forEach(d -> node.withArray("defects").add(d.id()));
        node.put("context", options.patient() == null ? "system" : "patient");
        if (options.patient() != null) {
            node.put("patient", options.patient());
        }
        if (options.token() != null) {
            node.put("token", options.token());
        }
        return Json.write(node);
    }

    /**
     * Reads a setup.
     *
     * @throws IllegalArgumentException where it makes no sense, with a sentence that says what was expected
     */
    static SandboxOptions parse(String json) {
        JsonNode node = read(json);
        node.fieldNames().forEachRemaining(name -> {
            if (!NAMES.contains(name)) {
                throw new IllegalArgumentException("Expected only the properties "
                        + String.join(", ", new TreeSet<>(NAMES)) + ", but there is " + name + ".");
            }
        });
        List<Defect> defects = defects(node);
        String behaviour = text(node, "behaviour");
        return new SandboxOptions(
                text(node, "id"),
                behaviour != null ? Behaviour.named(behaviour) : SandboxOptions.behaviourFor(defects),
                defects,
                patient(node),
                text(node, "token"));
    }

    private static List<Defect> defects(JsonNode node) {
        JsonNode array = node.path("defects");
        if (!array.isMissingNode() && !array.isArray()) {
            throw new IllegalArgumentException("Expected an array of ids as defects, but got " + array + ".");
        }
        List<Defect> defects = new ArrayList<>();
        array.forEach(d -> defects.add(Defect.named(d.asText())));
        return defects;
    }

    private static JsonNode read(String json) {
        try {
            JsonNode node = json.isBlank() ? Json.object() : Json.read(json.getBytes(StandardCharsets.UTF_8));
            if (node.isObject()) {
                return node;
            }
            throw new IllegalArgumentException("Expected a JSON object, but got another JSON value.");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Expected a JSON object: " + e.getOriginalMessage(), e);
        }
    }

    private static @Nullable String patient(JsonNode node) {
        String context = text(node, "context");
        String patient = text(node, "patient");
        if (context == null || context.equals("patient")) {
            return patient == null ? SandboxOptions.PATIENT : patient;
        }
        if (!context.equals("system")) {
            throw new IllegalArgumentException("Expected patient or system as the context, but got " + context + ".");
        }
        if (patient != null) {
            throw new IllegalArgumentException(
                    "Expected no patient where the context is system, but got " + patient + ".");
        }
        return null;
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual() || value.asText().isEmpty()) {
            throw new IllegalArgumentException("Expected a text as " + name + ", but got " + value + ".");
        }
        return value.asText();
    }
}
