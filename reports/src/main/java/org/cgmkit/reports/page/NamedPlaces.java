package org.cgmkit.reports.page;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cgmkit.reports.CheckResult;
import org.jspecify.annotations.Nullable;

/**
 * Finds in a JSON body what a finding speaks of: the paths that it names ({@code Bundle.entry[3].response.status}, FHIRPath's
 * {@code value.ofType(Quantity)} included), and the values that it says came.
 */
final class NamedPlaces {
    private static final String NEXT = "(?:\\.[a-zA-Z]\\w*(?:\\(\\w+\\))?(?:\\[\\d+])?)";
    private static final Pattern PATH = Pattern.compile(
            "(?<![\\w/.$'-])(?:[A-Z]\\w+" + NEXT + "+|[a-z]\\w*(?:\\[\\d+])?" + NEXT + "+|[a-z]\\w*\\[\\d+])");
    private static final Pattern STEP = Pattern.compile("(\\w+)(?:\\((\\w+)\\))?(?:\\[(\\d+)])?");
    private static final Pattern QUOTED = Pattern.compile("'([^'\\s]{2,80})'");

    /** So many equal values are a mark; more are what every entry has. */
    private static final int TELLING = 4;

    private NamedPlaces() {}

    /**
     * The places in a body that a finding names.
     *
     * @param nearly whether a path counts that leads only to what lacks its last steps
     * @return their JSON pointers, in the order in which they are named; empty where it names none that is there
     */
    static Set<JsonPointer> of(CheckResult check, JsonNode body, boolean nearly) {
        String actual = check.actual() == null ? "" : check.actual();
        Set<JsonPointer> places = new LinkedHashSet<>();
        for (String text : List.of(actual, check.message())) {
            for (Matcher path = PATH.matcher(text); path.find(); ) {
                JsonPointer place = resolved(path.group(), body, nearly);
                if (place != null) {
                    places.add(place);
                }
            }
        }
        if (places.isEmpty()) {
            values(actual, check.message(), body, places);
        }
        return places;
    }

    /** Where a path leads, or nearly; null where it leads nowhere. */
    private static @Nullable JsonPointer resolved(String path, JsonNode body, boolean nearly) {
        List<String> steps = new ArrayList<>(List.of(path.split("\\.")));
        if (Character.isUpperCase(path.charAt(0))) {
            if (!steps.removeFirst().equals(body.path("resourceType").asText())) {
                return null;
            }
        }
        JsonPointer place = JsonPointer.empty();
        JsonNode node = body;
        for (int i = 0; i < steps.size(); i++) {
            Matcher step = STEP.matcher(steps.get(i));
            if (!step.matches()) {
                return nearly ? beyondTheRoot(place) : null;
            }
            String name = step.group(1);
            if (i + 1 < steps.size() && steps.get(i + 1).startsWith("ofType(")) {
                name += steps.get(i + 1).replaceAll("ofType\\((\\w+)\\).*", "$1");
                i++;
            }
            if (!node.has(name)) {
                return nearly ? beyondTheRoot(place) : null;
            }
            node = node.get(name);
            place = place.appendProperty(name);
            if (step.group(3) != null) {
                int index = Integer.parseInt(step.group(3));
                if (!node.has(index)) {
                    return nearly ? place : null;
                }
                node = node.get(index);
                place = place.appendIndex(index);
            } else if (node.isArray() && node.size() == 1) {
                node = node.get(0);
                place = place.appendIndex(0);
            }
        }
        return beyondTheRoot(place);
    }

    private static @Nullable JsonPointer beyondTheRoot(JsonPointer place) {
        return place.matches() ? null : place;
    }

    private static void values(String actual, String message, JsonNode body, Set<JsonPointer> places) {
        Set<String> wanted = new LinkedHashSet<>();
        if (!actual.isBlank() && actual.length() < 200) {
            wanted.add(actual.strip().replaceAll("^'(.*)'$", "$1"));
        }
        QUOTED.matcher(message).results().forEach(quoted -> wanted.add(quoted.group(1)));
        List<JsonPointer> found = new ArrayList<>();
        collect(body, JsonPointer.empty(), wanted, found);
        if (found.size() <= TELLING) {
            places.addAll(found);
        }
    }

    private static void collect(JsonNode node, JsonPointer at, Set<String> wanted, List<JsonPointer> found) {
        if (node.isValueNode()) {
            String value = node.asText();
            if (wanted.contains(value) || (value.matches("\\d{3} .*") && wanted.contains(value.substring(0, 3)))) {
                found.add(at);
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), at.appendIndex(i), wanted, found);
            }
        } else {
            node.properties()
                    .forEach(field -> collect(field.getValue(), at.appendProperty(field.getKey()), wanted, found));
        }
    }
}
