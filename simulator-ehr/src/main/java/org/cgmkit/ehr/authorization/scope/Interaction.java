package org.cgmkit.ehr.authorization.scope;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What a scope can allow, in the order in which its letters stand (SMART App Launch 2.2, "Scopes for requesting FHIR Resources"). */
public enum Interaction {
    /** Type-level create, and the entries of a submission. */
    CREATE('c'),
    /** Instance-level read and vread. */
    READ('r'),
    /** Instance-level update. */
    UPDATE('u'),
    /** Instance-level delete. */
    DELETE('d'),
    /** Type-level search. */
    SEARCH('s');

    private final char letter;

    Interaction(char letter) {
        this.letter = letter;
    }

    /** The letter that stands for it in a scope. */
    public char letter() {
        return letter;
    }

    /** Those that the letters name; {@code read}, {@code write} and {@code *} are those of SMART 1. */
    static Set<Interaction> of(String letters) {
        return switch (letters) {
            case "read" -> EnumSet.of(READ, SEARCH);
            case "write" -> EnumSet.of(CREATE, UPDATE, DELETE);
            case "*" -> EnumSet.allOf(Interaction.class);
            default ->
                Arrays.stream(values())
                        .filter(i -> letters.indexOf(i.letter) >= 0)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Interaction.class)));
        };
    }

    /** The letters of these. */
    static String letters(Set<Interaction> interactions) {
        return Arrays.stream(values())
                .filter(interactions::contains)
                .map(i -> String.valueOf(i.letter))
                .collect(Collectors.joining());
    }
}
