package org.cgmkit.ehr.intake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cgmkit.ehr.submission.References;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmittedBundle;
import org.cgmkit.ehr.submission.SubmittedEntry;

/**
 * Refuses entries that refer to refused ones. Stored without their target they would say something else than what was
 * submitted, or hang in the air; so they are answered 424 (RFC 4918, Failed Dependency), and can be sent again with
 * what they need.
 */
final class EntryDependencies {

    private EntryDependencies() {}

    static List<EntryDisposition> settled(SubmittedBundle bundle, List<EntryDisposition> dispositions) {
        if (dispositions.stream().noneMatch(EntryDisposition.Refuse.class::isInstance)) {
            return dispositions;
        }
        Map<Integer, List<Integer>> dependents = dependents(bundle, dispositions);
        List<EntryDisposition> settled = new ArrayList<>(dispositions);
        Deque<Integer> refused = new ArrayDeque<>();
        for (int i = 0; i < settled.size(); i++) {
            if (settled.get(i) instanceof EntryDisposition.Refuse) {
                refused.add(i);
            }
        }
        while (!refused.isEmpty()) {
            int gone = refused.remove();
            for (int dependent : dependents.getOrDefault(gone, List.of())) {
                if (settled.get(dependent) instanceof EntryDisposition.Refuse) {
                    continue;
                }
                settled.set(dependent, new EntryDisposition.Refuse(refusal(dependent, gone)));
                refused.add(dependent);
            }
        }
        return settled;
    }

    private static Map<Integer, List<Integer>> dependents(SubmittedBundle bundle, List<EntryDisposition> dispositions) {
        Map<Integer, List<Integer>> dependents = new HashMap<>();
        for (SubmittedEntry entry : bundle.entries()) {
            References.visit(
                    entry.node().path("resource"),
                    (path, reference) -> bundle.position(
                                    entry, reference.path("reference").asText(""))
                            .ifPresent(target -> dependents
                                    .computeIfAbsent(target, k -> new ArrayList<>())
                                    .add(entry.position())));
            if (dispositions.get(entry.position()) instanceof EntryDisposition.Same same
                    && same.there().position() != null) {
                dependents
                        .computeIfAbsent(same.there().position(), k -> new ArrayList<>())
                        .add(entry.position());
            }
        }
        return dependents;
    }

    private static Refusal refusal(int dependent, int gone) {
        return Refusal.of(
                424,
                "processing",
                "Expected that what entry " + dependent + " refers to is accepted, but entry " + gone
                        + " is refused: send both again when that is put right.",
                "Bundle.entry[" + dependent + "]");
    }
}
