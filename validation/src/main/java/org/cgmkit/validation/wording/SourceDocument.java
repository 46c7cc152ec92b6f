package org.cgmkit.validation.wording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The resource as it came, to say what stands at a place. */
public final class SourceDocument {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern STEP = Pattern.compile("\\.(\\w+)(?:\\.ofType\\((\\w+)\\))?(?:\\[(\\d+)])?");

    private final String text;
    private final JsonNode root;

    private SourceDocument(String text, JsonNode root) {
        this.text = text;
        this.root = root;
    }

    /** The document of a text that was found to be JSON. */
    public static SourceDocument of(String json) {
        try {
            return new SourceDocument(json, JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Expected JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** The text as it came. */
    public String text() {
        return text;
    }

    /** The resource. */
    public JsonNode root() {
        return root;
    }

    /** What the resource says to be, such as {@code Bundle}. */
    public String resourceType() {
        return root.path("resourceType").asText();
    }

    /** The profiles that the resource itself claims to conform to. */
    public Stream<String> claimedProfiles() {
        return StreamSupport.stream(root.path("meta").path("profile").spliterator(), false)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    }

    /** The resources of a Bundle's entries, by their positions; a missing node where an entry has none. */
    public List<JsonNode> entryResources() {
        return StreamSupport.stream(root.path("entry").spliterator(), false)
                .map(e -> e.path("resource"))
                .toList();
    }

    /** What stands at a place, in words: a plain value, or the codes of a concept. */
    Optional<String> at(FindingLocation place) {
        JsonNode node = root;
        Matcher step = STEP.matcher(place.path());
        while (step.find()) {
            String type = step.group(2);
            node = node.path(type == null ? step.group(1) : step.group(1) + capitalized(type));
            if (step.group(3) != null) {
                node = node.path(Integer.parseInt(step.group(3)));
            }
        }
        return inWords(node);
    }

    private static Optional<String> inWords(JsonNode node) {
        if (node.isValueNode()) {
            return Optional.of(node.asText());
        }
        if (node.path("coding").isArray()) {
            return Optional.of(StreamSupport.stream(node.path("coding").spliterator(), false)
                    .map(c -> c.path("code").asText("no code") + " of "
                            + c.path("system").asText("no system"))
                    .collect(Collectors.joining(", ")));
        }
        return Optional.empty();
    }

    private static String capitalized(String type) {
        return Character.toUpperCase(type.charAt(0)) + type.substring(1);
    }
}
