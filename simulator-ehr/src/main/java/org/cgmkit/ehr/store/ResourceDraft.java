package org.cgmkit.ehr.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cgmkit.ehr.submission.Json;
import org.cgmkit.ehr.submission.References;
import org.jspecify.annotations.Nullable;

/**
 * A resource on its way into the store.
 *
 * @param type its type
 * @param id its logical id
 * @param version its version, from 1
 * @param submitted whether it came in a submission
 * @param fingerprint what tells it from other resources, for deduplication; empty where it takes no part
 * @param indexed the resource by which it is found
 * @param kept the resource that is kept
 */
public record ResourceDraft(
        String type, String id, int version, boolean submitted, String fingerprint, ObjectNode indexed, ObjectNode kept)
        implements SearchableResource {
    private static final Pattern PATIENT = Pattern.compile("(?:^|/)Patient/([A-Za-z0-9\\-.]{1,64})$");

    /** A first version that is kept as it is found. */
    public static ResourceDraft first(String id, ObjectNode resource) {
        return new ResourceDraft(resource.path("resourceType").asText(), id, 1, false, "", resource, resource);
    }

    /** The draft as it will be read back. */
    StoredResource stored(Instant now) {
        ObjectNode body = Json.object();
        body.put("resourceType", type);
        body.put("id", id);
        ObjectNode meta = kept.path("meta") instanceof ObjectNode given ? given.deepCopy() : Json.object();
        meta.put("versionId", Integer.toString(version));
        meta.put("lastUpdated", now.toString());
        body.set("meta", meta);
        kept.properties().forEach(p -> {
            if (!body.has(p.getKey())) {
                body.set(p.getKey(), p.getValue());
            }
        });
        return new StoredResource(type, id, version, patient(), now, submitted, inUtf8(Json.write(body)));
    }

    /** The same JSON, with halves of surrogate pairs as escapes: PostgreSQL keeps texts in UTF-8, which has no such. */
    private static String inUtf8(String json) {
        StringBuilder escaped = null;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < json.length()
                    && Character.isLowSurrogate(json.charAt(i + 1));
            if (Character.isSurrogate(c) && !pair) {
                escaped = escaped == null ? new StringBuilder(json.substring(0, i)) : escaped;
                escaped.append(String.format("\\u%04x", (int) c));
            } else if (escaped != null) {
                escaped.append(c);
            }
            if (pair) {
                i++;
                if (escaped != null) {
                    escaped.append(json.charAt(i));
                }
            }
        }
        return escaped == null ? json : escaped.toString();
    }

    @Override
    public @Nullable String patient() {
        if (type.equals("Patient")) {
            return id;
        }
        JsonNode subject = type.equals("Device") ? indexed.path("patient") : indexed.path("subject");
        String reference = References.withoutVersion(subject.path("reference").asText(""));
        Matcher patient = PATIENT.matcher(reference);
        return patient.find() ? patient.group(1) : null;
    }

    @Override
    public Instant updated() {
        return Instant.MAX;
    }

    @Override
    public List<IndexTerm> terms() {
        return IndexTerm.of(indexed);
    }

    @Override
    public Optional<TimeRange> span() {
        return TimeRange.of(indexed);
    }
}
