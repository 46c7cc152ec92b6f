package org.cgmkit.ehr.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a submission, as it was on the wire; nothing about it is certain.
 *
 * @param position its place in the Bundle, from 0
 * @param node the entry
 */
public record SubmittedEntry(int position, JsonNode node) {

    /** The resource, or null where there is none. */
    public @Nullable ObjectNode resource() {
        return node.get("resource") instanceof ObjectNode object ? object : null;
    }

    /** The type of the resource, or an empty text. */
    public String type() {
        return node.path("resource").path("resourceType").asText("");
    }

    /** The fullUrl, or an empty text. */
    public String fullUrl() {
        return node.path("fullUrl").asText("");
    }

    /** The HTTP method that the entry asks for, or an empty text. */
    public String method() {
        return node.path("request").path("method").asText("");
    }

    /** The URL that the entry asks for, or an empty text. */
    public String url() {
        return node.path("request").path("url").asText("");
    }

    /** The condition of a conditional create, or null where it is none. */
    public @Nullable String ifNoneExist() {
        JsonNode condition = node.path("request").get("ifNoneExist");
        return condition == null || condition.isNull() ? null : condition.asText();
    }

    /** The FHIRPath of an element of this entry, such as {@code Bundle.entry[2].request.url}. */
    public String path(String element) {
        return "Bundle.entry[" + position + "]" + (element.isEmpty() ? "" : "." + element);
    }
}
