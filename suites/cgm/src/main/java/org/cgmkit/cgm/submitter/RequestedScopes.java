package org.cgmkit.cgm.submitter;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The scopes that a submitter asks for (guide, "Patient App to EHR"; SMART App Launch 2.2, "Scopes and launch context").
 *
 * @param asked the scopes
 * @param read the resource types that it read or searched
 */
record RequestedScopes(Set<String> asked, Set<String> read) {
    private static final Pattern DATA = Pattern.compile("(?:patient|user|system)/([A-Za-z*]+)\\.([a-z*]+)(?:\\?.*)?");

    /** Scopes that open no data. */
    private static final Set<String> LAUNCH =
            Set.of("launch", "launch/patient", "openid", "fhirUser", "profile", "offline_access", "online_access");

    /** What the guide lists for each type, filters left out. */
    private static final Map<String, String> GUIDE = Map.of(
            "Patient", "rs", "ServiceRequest", "rs", "DiagnosticReport", "cu", "Observation", "cu", "Device", "cu");

    /** SMART 1 wrote whole words. */
    private static final Map<String, String> WORDS = Map.of("read", "rs", "write", "cud", "*", "cruds");

    RequestedScopes {
        asked = new LinkedHashSet<>(asked);
        read = Set.copyOf(read);
    }

    /** What submitting needs and was not asked for. */
    List<String> missing() {
        boolean creates = asked.stream()
                .map(DATA::matcher)
                .anyMatch(m -> m.matches()
                        && (m.group(1).equals("Observation") || m.group(1).equals("*"))
                        && letters(m).contains("c"));
        return creates ? List.of() : List.of("Observation.cu");
    }

    /** What was asked for beyond the guide's list and beyond what was read. */
    List<String> excessive() {
        List<String> excessive = new ArrayList<>();
        for (String scope : asked) {
            Matcher data = DATA.matcher(scope);
            if (data.matches() ? !isDue(data.group(1), letters(data)) : !LAUNCH.contains(scope)) {
                excessive.add(scope);
            }
        }
        return excessive;
    }

    private boolean isDue(String type, String letters) {
        String due = GUIDE.getOrDefault(type, "") + (read.contains(type) ? "rs" : "");
        return letters.chars().allMatch(letter -> due.indexOf(letter) >= 0);
    }

    private static String letters(Matcher data) {
        return WORDS.getOrDefault(data.group(2), data.group(2));
    }
}
