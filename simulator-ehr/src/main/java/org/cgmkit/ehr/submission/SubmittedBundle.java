package org.cgmkit.ehr.submission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was sent to the operation, as it was on the wire. It need not be a Bundle, nor JSON: finding that out is what
 * the admission rules are for.
 */
public final class SubmittedBundle {
    private final String contentType;
    private final byte[] body;
    private final JsonNode root;
    private final @Nullable String mistake;
    private final List<SubmittedEntry> entries;
    private final Map<String, SubmittedEntry> byFullUrl = new HashMap<>();

    private SubmittedBundle(String contentType, byte[] body, JsonNode root, @Nullable String mistake) {
        this.contentType = contentType;
        this.body = body;
        this.root = root;
        this.mistake = mistake;
        List<SubmittedEntry> found = new ArrayList<>();
        for (JsonNode entry : root.path("entry")) {
            found.add(new SubmittedEntry(found.size(), entry));
        }
        this.entries = List.copyOf(found);
        for (SubmittedEntry entry : entries) {
            byFullUrl.putIfAbsent(entry.fullUrl(), entry);
        }
        byFullUrl.remove("");
    }

    /** What the body of a request is. */
    public static SubmittedBundle of(String contentType, byte[] body) {
        try {
            return new SubmittedBundle(contentType, body, Json.read(body), null);
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " (line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ")";
            return new SubmittedBundle(contentType, body, MissingNode.getInstance(), e.getOriginalMessage() + where);
        }
    }

    /** A submission that this program puts together itself. */
    public static SubmittedBundle of(JsonNode root) {
        return new SubmittedBundle(
                "application/fhir+json", Json.write(root).getBytes(StandardCharsets.UTF_8), root, null);
    }

    /** The Content-Type header, or an empty text. */
    public String contentType() {
        return contentType;
    }

    /** Whether there is nothing at all. */
    public boolean isEmpty() {
        return new String(body, StandardCharsets.UTF_8).isBlank();
    }

    /** Why the body is no JSON, or null where it is. */
    public @Nullable String mistake() {
        return mistake;
    }

    /** The body as JSON; missing where it is none. */
    public JsonNode root() {
        return root;
    }

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** What the body says that it is, or an empty text. */
    public String resourceType() {
        return root.path("resourceType").asText("");
    }

    /** The type of the Bundle, or an empty text. */
    public String type() {
        return root.path("type").asText("");
    }

    /** The entries in their order. */
    public List<SubmittedEntry> entries() {
        return entries;
    }

    /** The entry that a reference in another entry points at (FHIR R4, Bundle, "Resolving references in Bundles"). */
    public Optional<SubmittedEntry> target(SubmittedEntry from, String reference) {
        String wanted = References.absolute(from.fullUrl(), References.withoutVersion(reference));
        return Optional.ofNullable(byFullUrl.get(wanted));
    }
}
