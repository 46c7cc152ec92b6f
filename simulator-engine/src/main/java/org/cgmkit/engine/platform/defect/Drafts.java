package org.cgmkit.engine.platform.defect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.function.Consumer;
import org.cgmkit.engine.platform.PlatformDraft;
import org.cgmkit.engine.platform.PlatformWorkings;

/** Changes drafts. */
final class Drafts {
    private Drafts() {}

    static PlatformWorkings drafting(Consumer<PlatformDraft> change) {
        return PlatformWorkings.sound().drafting(change);
    }

    static ObjectNode result(PlatformDraft draft, String name) {
        return Objects.requireNonNull(draft.results().get(name));
    }

    static ObjectNode other(PlatformDraft draft, String name) {
        return Objects.requireNonNull(draft.others().get(name));
    }

    static void each(PlatformDraft draft, Consumer<ObjectNode> change) {
        draft.results().values().forEach(change);
    }

    static void withoutEntities(PlatformDraft draft, String role) {
        ArrayNode entities = draft.provenance().withArray("entity");
        for (int i = entities.size() - 1; i >= 0; i--) {
            if (entities.path(i).path("role").asText().equals(role)) {
                entities.remove(i);
            }
        }
        if (entities.isEmpty()) {
            draft.provenance().remove("entity");
        }
    }

    static ObjectNode agent(PlatformDraft draft) {
        return (ObjectNode) draft.provenance().withArray("agent").path(0);
    }

    static boolean isOf(JsonNode reference, String name) {
        return reference.path("reference").asText().equals(PlatformDraft.urn(name));
    }
}
