package org.cgmkit.kit.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One entry of an answer (FHIR R4, {@code Bundle.entry.response}).
 *
 * @param position its position, from 0
 * @param json the entry; a missing node where the answer has none there
 */
public record AnswerEntry(int position, JsonNode json) {
    /** FHIR R4, Bundle.entry.response.status: a 3-digit code, optionally followed by a description. */
    private static final Pattern STATUS = Pattern.compile("([1-5][0-9]{2})(?:\\s.*)?");

    /** The text of {@code response.status}. */
    public String statusText() {
        return json.path("response").path("status").asText();
    }

    /** The status code, 0 where there is none. */
    public int status() {
        Matcher matcher = STATUS.matcher(statusText());
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /** Whether the entry was accepted (2xx). */
    public boolean accepted() {
        return status() / 100 == 2;
    }

    /** Whether the entry was refused with a status that blames it (4xx). */
    public boolean refused() {
        return status() / 100 == 4;
    }

    /** The text of {@code response.location}, empty where there is none. */
    public String locationText() {
        return json.path("response").path("location").asText();
    }

    /** Where the resource is, or empty where that text does not name a type and an id. */
    public Optional<ResourceLocation> location() {
        return ResourceLocation.parse(locationText());
    }

    /** {@code response.outcome}, or the OperationOutcome that some servers give as {@code resource}; a missing node without one. */
    public JsonNode outcome() {
        JsonNode outcome = json.path("response").path("outcome");
        JsonNode resource = json.path("resource");
        return outcome.isMissingNode() && resource.path("resourceType").asText().equals("OperationOutcome")
                ? resource
                : outcome;
    }
}
