package org.cgmkit.links.visit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a link opened.
 *
 * @param first the answer to the request that its flags ask for
 * @param probe the answer to the other request, where the first gave nothing; or empty
 * @param manifest what came as a manifest; a missing node where none came
 * @param direct the file that came itself, or empty
 * @param when when the first answer had come
 */
public record Opening(Seen first, Optional<Seen> probe, JsonNode manifest, Optional<String> direct, Instant when) {

    /** Whether there is something to look into. */
    public boolean opened() {
        return direct.isPresent() || manifest.isObject();
    }

    /** The entries of the manifest, in its order, even where they are no array. */
    public List<JsonNode> entries() {
        return entries(manifest);
    }

    /** The entries of another manifest of the same link. */
    public static List<JsonNode> entries(JsonNode manifest) {
        List<JsonNode> entries = new ArrayList<>();
        manifest.path("files").forEach(entries::add);
        return entries;
    }

    /** The last of its exchanges. */
    public Seen last() {
        return probe.orElse(first);
    }
}
