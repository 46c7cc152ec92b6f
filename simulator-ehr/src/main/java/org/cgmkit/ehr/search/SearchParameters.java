package org.cgmkit.ehr.search;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The search parameters that each type can be searched by (FHIR R4, the types' own pages). */
public final class SearchParameters {

    /** How a parameter's value is read. */
    public enum Kind {
        PATIENT,
        ID,
        TOKEN,
        STRING,
        DATE
    }

    private static final Map<String, Kind> EVERY = Map.of("_id", Kind.ID, "identifier", Kind.TOKEN);
    private static final Map<String, Kind> ABOUT_A_PATIENT =
            Map.of("patient", Kind.PATIENT, "subject", Kind.PATIENT, "code", Kind.TOKEN, "category", Kind.TOKEN);

    private static final Map<String, Map<String, Kind>> BY_TYPE = Map.of(
            "Observation", with(ABOUT_A_PATIENT, Map.of("date", Kind.DATE, "status", Kind.TOKEN)),
            "DiagnosticReport", with(ABOUT_A_PATIENT, Map.of("date", Kind.DATE, "status", Kind.TOKEN)),
            "ServiceRequest", with(ABOUT_A_PATIENT, Map.of("status", Kind.TOKEN)),
            "Device", Map.of("patient", Kind.PATIENT, "status", Kind.TOKEN),
            "Patient",
                    Map.of(
                            "name", Kind.STRING,
                            "family", Kind.STRING,
                            "given", Kind.STRING,
                            "birthdate", Kind.DATE,
                            "gender", Kind.TOKEN));

    /** Parameters that shape the answer and select nothing. */
    private static final Set<String> SHAPING =
            Set.of("_count", "_format", "_pretty", "_summary", "_elements", "_total");

    private SearchParameters() {}

    /** The types that can be searched. */
    public static Set<String> types() {
        return BY_TYPE.keySet();
    }

    /** The parameters of one type by name, in alphabetical order. */
    public static Map<String, Kind> of(String type) {
        return new TreeMap<>(with(EVERY, BY_TYPE.getOrDefault(type, Map.of())));
    }

    /** Whether a parameter only shapes the answer. */
    public static boolean shapes(String name) {
        return SHAPING.contains(name);
    }

    private static Map<String, Kind> with(Map<String, Kind> some, Map<String, Kind> others) {
        Map<String, Kind> all = new TreeMap<>(some);
        all.putAll(others);
        return Map.copyOf(all);
    }
}
