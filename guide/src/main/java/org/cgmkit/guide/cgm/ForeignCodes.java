package org.cgmkit.guide.cgm;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Codes by which other states of the guide know what a version has a code of its own for: those of the other versions, temporary
 * codes under whichever base they had, and LOINC codes that were given up.
 */
public final class ForeignCodes {
    private static final String TEMPORARY = "/CodeSystem/cgm-summary-codes-temporary";
    private static final Map<Coding, Concept> GIVEN_UP =
            Map.of(Coding.parse(Loinc.SYSTEM + "|104643-2"), Concept.SUMMARY);

    private ForeignCodes() {}

    /** Whether a coding is of the temporary system, under whichever base. */
    public static boolean isTemporary(Coding coding) {
        return coding.system().endsWith(TEMPORARY);
    }

    /** What a coding of another state of the guide is about, or empty where it is of none. */
    public static Optional<Concept> concept(Coding coding) {
        if (GIVEN_UP.containsKey(coding)) {
            return Optional.ofNullable(GIVEN_UP.get(coding));
        }
        if (isTemporary(coding)) {
            return Arrays.stream(Concept.values())
                    .filter(c -> GuideVersion.BALLOT.codings(c).stream()
                            .anyMatch(b -> isTemporary(b) && b.code().equals(coding.code())))
                    .findFirst();
        }
        return Stream.of(GuideVersion.values())
                .flatMap(v ->
                        Arrays.stream(Concept.values()).filter(c -> v.codings(c).contains(coding)))
                .findFirst();
    }

    /** What the version has in the place of a coding of another state of the guide; empty where there is nothing to replace. */
    public static List<Coding> successors(GuideVersion version, Coding coding) {
        return concept(coding)
                .map(version::codings)
                .filter(own -> !own.equals(List.of(coding)))
                .orElse(List.of());
    }
}
