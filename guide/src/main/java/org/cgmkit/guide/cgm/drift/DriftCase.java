package org.cgmkit.guide.cgm.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.guide.cgm.GuideVersion;

/**
 * One case of a signature.
 *
 * @param signature the id of the signature, such as {@code S7}
 * @param weight how much it says
 * @param runsFor the versions in a run for which it is a sign of another
 * @param builtFor the windows that show it
 * @param about what of a system it is about, such as {@code codes}; signs about the same count once
 * @param yieldsTo signatures that say the same more exactly
 * @param when of each of these lines one fact is there
 * @param unless of none of these lines a fact is there
 */
record DriftCase(
        String signature,
        Weight weight,
        Set<GuideVersion> runsFor,
        Set<Window> builtFor,
        String about,
        Set<String> yieldsTo,
        List<List<DriftPattern>> when,
        List<List<DriftPattern>> unless) {

    /** How much a case says. */
    enum Weight {
        /** It stands for itself. */
        DECIDES,
        /** It adds to others. */
        SUPPORTS,
        /** It is worth a note and no sign of anything amiss. */
        NOTES
    }

    /** The facts that show it, or empty where it does not show. */
    Optional<List<DriftEvidence>> evidence(GuideVersion version, Facts facts) {
        if (!runsFor.contains(version)
                || unless.stream().anyMatch(line -> !found(line, facts).isEmpty())) {
            return Optional.empty();
        }
        List<DriftEvidence> evidence = new ArrayList<>();
        for (List<DriftPattern> line : when) {
            List<DriftEvidence> found = found(line, facts);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            evidence.addAll(found);
        }
        return Optional.of(List.copyOf(evidence));
    }

    private static List<DriftEvidence> found(List<DriftPattern> line, Facts facts) {
        return line.stream()
                .flatMap(p ->
                        p.among(facts).stream().map(v -> new DriftEvidence(p.kind(), v, facts.place(p.kind(), v))))
                .toList();
    }
}
