package org.cgmkit.validation.parts;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Locale;
import java.util.Optional;
import org.cgmkit.guide.FhirGuide;
import org.cgmkit.validation.finding.Finding;
import org.cgmkit.validation.finding.TextPosition;
import org.cgmkit.validation.submission.ReferenceTargets;
import org.cgmkit.validation.wording.JsonMistake;
import org.jspecify.annotations.Nullable;

/** Findings that end a validation before it began. */
public final class FatalFindings {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private FatalFindings() {}

    public static Finding unknownProfile(String profile, FhirGuide guide) {
        return finding(
                "There is no profile " + profile + " in FHIR R4 or in the guide's version " + guide.id()
                        + "; the guide's profiles begin with " + guide.canonicalBase() + "/StructureDefinition/.",
                "the canonical of a known profile",
                profile,
                "unknown-profile",
                null);
    }

    public static Finding unknownType(String type) {
        return finding(
                "FHIR R4 has no resource of type '" + type + "'.",
                "a resource type of FHIR R4",
                type,
                "not-fhir-json",
                null);
    }

    /** What keeps the text from being a FHIR resource in JSON, or empty where nothing does. */
    public static Optional<Finding> unlessFhirJson(String text) {
        String start = text.stripLeading();
        if (start.isEmpty()) {
            return Optional.of(notFhir("The input is empty.", "nothing", null));
        }
        if (start.startsWith("<")) {
            return Optional.of(
                    notFhir("The input is XML or HTML; the guide speaks FHIR JSON only.", "XML or HTML", null));
        }
        try {
            JsonNode json = JSON.readTree(text);
            JsonNode type = json.path("resourceType");
            if (!json.isObject()) {
                return Optional.of(notFhir(
                        "The input is JSON, but no object: a FHIR resource is one.",
                        "a JSON " + json.getNodeType().name().toLowerCase(Locale.ROOT),
                        null));
            }
            if (!type.isTextual()) {
                return Optional.of(notFhir(
                        "The input is a JSON object without a resourceType, so it is no FHIR resource.",
                        type.isMissingNode() ? "no resourceType" : "resourceType " + type,
                        null));
            }
            return Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.of(notJson(e));
        }
    }

    public static Finding notJson(JsonProcessingException cause) {
        return notFhir("The input is not JSON: " + JsonMistake.of(cause) + ".", null, cause.getLocation());
    }

    static Finding tangled(int entry, TextPosition at) {
        return new Finding(
                Finding.Severity.FATAL,
                "Bundle.entry[" + entry + "]",
                at.line(),
                at.column(),
                entry,
                "This entry was not judged: it depends on more other entries than can be judged together in a submission"
                        + " of this length. Validate it in a Bundle with the entries that it refers to.",
                "an entry that refers to at most " + ReferenceTargets.MOST + " others",
                null,
                "unjudgeable");
    }

    public static Finding unjudgeable(RuntimeException cause) {
        String said = String.valueOf(cause.getMessage());
        return finding(
                "The input is JSON, but too far from FHIR to be judged"
                        + (cause.getMessage() != null && JsonMistake.isPlain(said) ? ": " + said : "."),
                "a FHIR R4 resource",
                null,
                "unjudgeable",
                null);
    }

    private static Finding notFhir(String message, @Nullable String actual, @Nullable JsonLocation at) {
        return finding(message, "a FHIR R4 resource in JSON", actual, "not-fhir-json", at);
    }

    private static Finding finding(
            String message, String expected, @Nullable String actual, String rule, @Nullable JsonLocation at) {
        return new Finding(
                Finding.Severity.FATAL,
                "",
                at == null ? 0 : at.getLineNr(),
                at == null ? 0 : at.getColumnNr(),
                null,
                message,
                expected,
                actual,
                rule);
    }
}
