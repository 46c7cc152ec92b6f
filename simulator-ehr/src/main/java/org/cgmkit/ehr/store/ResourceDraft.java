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
        return new StoredResource(type, id, version, patient(), now, submitted, Json.write(body));
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
