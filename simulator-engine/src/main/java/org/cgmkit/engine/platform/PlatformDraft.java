package org.cgmkit.engine.platform;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is about to be posted; departures change it.
 *
 * @param results the results by what they are (ranges, mean, gmi, cv, active, summary), in the order of posting
 * @param others what they refer to: sensor, software, organization, and perhaps readings
 * @param provenance where the results come from
 * @param order what was asked
 * @param computation the figures
 * @param before the figures of before; null for the first
 */
public record PlatformDraft(
        Map<String, ObjectNode> results,
        Map<String, ObjectNode> others,
        ObjectNode provenance,
        PlatformOrder order,
        Computation computation,
        @org.jspecify.annotations.Nullable Computation before) {

    /** What a resource of the draft is called before the server gives it an id. */
    public static String urn(String name) {
        return "urn:uuid:" + java.util.UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** All of it but the Provenance, by name; what others refer to is first. */
    Map<String, ObjectNode> resources() {
        Map<String, ObjectNode> all = new LinkedHashMap<>(others);
        all.putAll(results);
        return all;
    }

    /** Whether there were figures before. */
    public boolean isRevision() {
        return before != null;
    }
}
