package org.cgmkit.ehr.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cgmkit.ehr.authorization.SmartOptions;
import org.cgmkit.ehr.defect.Defect;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.ehr.submission.Json;
import org.cgmkit.ehr.workings.Behaviours;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.validation.wording.JsonMistake;
import org.jspecify.annotations.Nullable;

/**
 * A sandbox's setup as JSON: {@code {"id", "guide", "behaviour", "defects": [], "context", "patient", "authorization",
 * "token"}}, all of them optional, and the properties of {@link SmartSettings}. {@code context} is {@code patient} or
 * {@code system}, {@code authorization} is {@code none}, {@code token} or {@code smart}.
 */
final class SandboxSettings {
    private static final Set<String> NAMES =
            Set.of("id", "guide", "behaviour", "defects", "context", "patient", "authorization", "token");

    private SandboxSettings() {}

    static String write(SandboxOptions options) {
        ObjectNode node = Json.object();
        node.put("id", options.id());
        node.put("guide", options.guide().id());
        node.put("behaviour", options.behaviour().name());
        options.defects().forEach(d -> node.withArray("defects").add(d.id()));
        node.put("context", options.patient() == null ? "system" : "patient");
        if (options.patient() != null) {
            node.put("patient", options.patient());
        }
        if (options.token() != null) {
            node.put("token", options.token());
        }
        if (options.smart() != null) {
            node.put("authorization", "smart");
            SmartSettings.write(options.smart(), node);
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
            if (!NAMES.contains(name) && !SmartSettings.NAMES.contains(name)) {
                throw new IllegalArgumentException(
                        "Expected only the properties " + names() + ", but there is " + name + ".");
            }
        });
        GuideVersion guide = guide(node);
        List<Defect> defects = defects(node);
        String behaviour = text(node, "behaviour");
        return new SandboxOptions(
                text(node, "id"),
                guide,
                behaviour != null ? Behaviours.named(behaviour, guide) : SandboxOptions.behaviourFor(defects),
                defects,
                patient(node),
                text(node, "token"),
                smart(node));
    }

    private static GuideVersion guide(JsonNode node) {
        String name = text(node, "guide");
        return name == null ? GuideVersion.usual() : GuideVersion.named(name);
    }

    private static String names() {
        TreeSet<String> names = new TreeSet<>(NAMES);
        names.addAll(SmartSettings.NAMES);
        return String.join(", ", names);
    }

    private static @Nullable SmartOptions smart(JsonNode node) {
        String mode = text(node, "authorization");
        boolean token = text(node, "token") != null;
        if (mode != null && !Set.of("none", "token", "smart").contains(mode)) {
            throw new IllegalArgumentException(
                    "Expected none, token or smart as the authorization, but got " + mode + ".");
        }
        if (mode != null && token != mode.equals("token")) {
            throw new IllegalArgumentException(
                    token
                            ? "Expected no token where the authorization is " + mode + ", but there is one."
                            : "Expected a token where the authorization is token, but there is none.");
        }
        if ("smart".equals(mode)) {
            return SmartSettings.parse(node);
        }
        SmartSettings.NAMES.stream().filter(node::has).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException(
                    "Expected " + name + " only where the authorization is smart, but it is there without that.");
        });
        return null;
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
            throw new IllegalArgumentException("Expected a JSON object: " + JsonMistake.of(e), e);
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
