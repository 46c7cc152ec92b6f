package org.cgmkit.ehr.patient;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/**
 * A patient of the receiver, by what others may tell them.
 *
 * @param id the logical id on this receiver
 * @param identifiers as {@code system|value}
 * @param person family name, first given name and date of birth, in lower case; empty where one of them is missing
 */
public record KnownPatient(String id, Set<String> identifiers, String person) {

    public KnownPatient {
        identifiers = Set.copyOf(identifiers);
    }

    /** What can be told from a Patient resource. */
    public static KnownPatient of(JsonNode patient) {
        return new KnownPatient(patient.path("id").asText(""), identifiersOf(patient), personOf(patient));
    }

    private static Set<String> identifiersOf(JsonNode patient) {
        Set<String> found = new HashSet<>();
        for (JsonNode identifier : patient.path("identifier")) {
            found.add(key(identifier));
        }
        return found;
    }

    /** An identifier as {@code system|value}. */
    static String key(JsonNode identifier) {
        return identifier.path("system").asText("") + "|"
                + identifier.path("value").asText("");
    }

    private static String personOf(JsonNode patient) {
        JsonNode name = patient.path("name").path(0);
        String family = name.path("family").asText("");
        String given = name.path("given").path(0).asText("");
        String born = patient.path("birthDate").asText("");
        return family.isEmpty() || given.isEmpty() || born.isEmpty()
                ? ""
                : (family + "|" + given + "|" + born).toLowerCase(java.util.Locale.ROOT);
    }
}
