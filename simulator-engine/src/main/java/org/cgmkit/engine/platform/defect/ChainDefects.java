package org.cgmkit.engine.platform.defect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.cgmkit.engine.platform.PlatformWorkings;

/** Defects of the chain from a result to its readings. */
final class ChainDefects {
    private ChainDefects() {}

    static List<PlatformDefect> all() {
        return List.of(
                PlatformDefect.of(
                        "chain-breaks",
                        "chain.reaches-readings",
                        "Provenance names readings by an identifier that nobody knows.",
                        Drafts.drafting(draft -> draft.provenance()
                                .path("entity")
                                .forEach(entity -> {
                                    if (entity.at("/what/identifier").isObject()) {
                                        ((ObjectNode) entity.at("/what/identifier")).put("value", "batch-17");
                                    }
                                }))),
                PlatformDefect.of(
                        "silent-exclusions",
                        "chain.exclusions",
                        "What does not count is left out of the chain.",
                        PlatformWorkings.sound().telling(chain -> {
                            int excluded = excluded(chain);
                            chain.putArray("excluded");
                            chain.put("received", chain.path("received").asInt() - excluded);
                            chain.put("missing", chain.path("missing").asInt() + excluded);
                        })),
                PlatformDefect.of(
                        "lost-in-between",
                        "chain.adds-up",
                        "Of what was received, five readings are neither used nor excluded.",
                        PlatformWorkings.sound()
                                .telling(chain ->
                                        chain.put("used", chain.path("used").asInt() - 5))),
                PlatformDefect.of(
                        "silent-conversion",
                        "chain.conversion",
                        "Nothing says that mmol/L became mg/dL.",
                        PlatformWorkings.sound().telling(chain -> chain.remove("conversions"))),
                PlatformDefect.of(
                        "names-other-readings",
                        "chain.reproducible",
                        "After late readings it still names those of before.",
                        Drafts.drafting(draft -> {
                            if (draft.isRevision()) {
                                ArrayNode entities = draft.provenance().withArray("entity");
                                for (int i = entities.size() - 1; i > 0; i--) {
                                    if (entities.path(i).path("role").asText().equals("source")) {
                                        entities.remove(i);
                                    }
                                }
                            }
                        })));
    }

    private static int excluded(ObjectNode chain) {
        int excluded = 0;
        for (var each : chain.path("excluded")) {
            excluded += each.path("count").asInt();
        }
        return excluded;
    }
}
