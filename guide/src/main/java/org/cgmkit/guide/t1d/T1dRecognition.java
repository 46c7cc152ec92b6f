package org.cgmkit.guide.t1d;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.Stream;
import org.cgmkit.guide.cgm.GuideVersion;

/** Whether something was written for the T1D Exchange guide: told by its canonicals, which nobody else uses. */
public final class T1dRecognition {
    private Optional<String> sign = Optional.empty();
    private boolean claimedByAnother;

    /** What a resource, or a Bundle without its entries, says of itself; a claim of another guide decides. */
    public T1dRecognition header(JsonNode resource) {
        claimedByAnother = T1dProfile.claims(resource)
                .anyMatch(claim -> Stream.of(GuideVersion.values())
                        .anyMatch(v -> claim.startsWith(v.canonicalBase() + "/StructureDefinition/")));
        return look(resource);
    }

    /** The next part of it. */
    public T1dRecognition look(JsonNode part) {
        if (sign.isEmpty() && !claimedByAnother) {
            sign = find(part);
        }
        return this;
    }

    /** Why it is of this guide, as what follows "taken as …: "; empty where it is not. */
    public Optional<String> reason() {
        return sign.map(s -> "by " + s);
    }

    private static Optional<String> find(JsonNode node) {
        if (node.isTextual()) {
            String text = node.asText();
            return Optional.of(text).filter(t -> t.startsWith(T1dEdition.usual().canonicalBase() + "/"));
        }
        for (JsonNode child : node) {
            Optional<String> found = find(child);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
