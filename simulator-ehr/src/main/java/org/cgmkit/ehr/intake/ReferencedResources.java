package org.cgmkit.ehr.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cgmkit.ehr.store.ResourceStore;
import org.cgmkit.ehr.store.StoredResource;
import org.cgmkit.ehr.submission.Json;
import org.cgmkit.ehr.submission.References;
import org.cgmkit.ehr.submission.SubmittedBundle;
import org.cgmkit.ehr.submission.SubmittedEntry;
import org.jspecify.annotations.Nullable;

/**
 * What a submission is followed by when it is validated: what it refers to and the receiver has already. A summary's
 * members may have come earlier, and its profile can only be judged with them.
 */
final class ReferencedResources {
    /** Patients are left out: no profile says anything about them, and every entry refers to one. */
    private static final Pattern LITERAL = Pattern.compile(
            "^(?!Patient/)([A-Z][A-Za-z]+)/([A-Za-z0-9\\-.]{1,64})(?:/_history/[A-Za-z0-9\\-.]{1,64})?$");

    private ReferencedResources() {}

    /** An entry for each. */
    static List<ObjectNode> of(SubmittedBundle bundle, ResourceStore store) {
        Map<String, ObjectNode> targets = new LinkedHashMap<>();
        for (SubmittedEntry entry : bundle.entries()) {
            References.visit(entry.node().path("resource"), (path, reference) -> {
                String literal = reference.path("reference").asText("");
                Matcher url = LITERAL.matcher(literal);
                if (url.matches() && bundle.position(entry, literal).isEmpty()) {
                    targets.computeIfAbsent(
                            fullUrl(entry, url.group(1), url.group(2)),
                            k -> target(store.read(url.group(1), url.group(2)), k));
                }
            });
        }
        return List.copyOf(targets.values());
    }

    /** Where the validator looks for the target: beside the entry, in the way that the entry's own fullUrl is made. */
    private static String fullUrl(SubmittedEntry entry, String type, String id) {
        return entry.fullUrl().startsWith("urn:")
                ? entry.fullUrl().substring(0, entry.fullUrl().lastIndexOf(':') + 1) + id
                : References.absolute(entry.fullUrl(), type + "/" + id);
    }

    private static @Nullable ObjectNode target(Optional<StoredResource> stored, String fullUrl) {
        if (stored.isEmpty()) {
            return null;
        }
        ObjectNode entry = Json.object().put("fullUrl", fullUrl);
        entry.set("resource", stored.get().resource());
        entry.putObject("request").put("method", "POST").put("url", stored.get().type());
        return entry;
    }
}
