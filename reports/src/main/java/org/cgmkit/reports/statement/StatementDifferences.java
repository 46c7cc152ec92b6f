package org.cgmkit.reports.statement;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Where what a statement says differs from what is there, each place as a sentence. */
final class StatementDifferences {
    /** Its files are told apart by their names, wherever they stand in the list. */
    private static final Pattern EVIDENCE = Pattern.compile("runs\\[\\d+\\]\\.evidence");

    private static final int LONGEST = 80;

    private final List<String> found;

    private StatementDifferences(List<String> found) {
        this.found = found;
    }

    /** Adds what differs below a place. */
    static void between(String path, JsonNode stated, JsonNode actual, List<String> found) {
        new StatementDifferences(found).compare(path, stated, actual);
    }

    private void compare(String path, JsonNode stated, JsonNode actual) {
        if (EVIDENCE.matcher(path).matches()) {
            files(path, stated, actual);
        } else if (stated.isObject() && actual.isObject()) {
            if (actual.has("sha256") && !stated.equals(actual)) {
                changed(path, stated, actual);
                return;
            }
            Set<String> names = new LinkedHashSet<>();
            stated.fieldNames().forEachRemaining(names::add);
            actual.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(path + "." + name, stated.path(name), actual.path(name)));
        } else if (stated.isArray() && actual.isArray() && stated.size() == actual.size()) {
            for (int i = 0; i < stated.size(); i++) {
                compare(path + "[" + i + "]" + name(stated.path(i)), stated.path(i), actual.path(i));
            }
        } else if (!stated.equals(actual)) {
            found.add(path + ": the statement says " + shown(stated) + ", but the results say " + shown(actual) + ".");
        }
    }

    private void files(String path, JsonNode stated, JsonNode actual) {
        Map<String, JsonNode> there = new LinkedHashMap<>();
        actual.forEach(file -> there.put(file.path("file").asText(), file));
        for (JsonNode file : stated) {
            JsonNode now = there.remove(file.path("file").asText());
            if (now == null) {
                found.add(path + ": " + file.path("file").asText() + " is stated, but is not there any more.");
            } else if (!file.equals(now)) {
                changed(path, file, now);
            }
        }
        there.keySet().forEach(file -> found.add(path + ": " + file + " is there, but was not when it was stated."));
    }

    private void changed(String path, JsonNode stated, JsonNode actual) {
        String file = actual.path("file").asText("");
        found.add(path + ": " + (file.isEmpty() ? "it" : file) + " is not what it was: the statement has SHA-256 "
                + stated.path("sha256").asText() + (file.isEmpty() ? "" : " (" + stated.path("bytes") + " bytes)")
                + ", and now it is " + actual.path("sha256").asText()
                + (file.isEmpty() ? "." : " (" + actual.path("bytes") + " bytes)."));
    }

    private static String name(JsonNode element) {
        String requirement = element.path("requirement").asText("");
        return requirement.isEmpty() ? "" : " (" + requirement + ")";
    }

    private static String shown(JsonNode node) {
        if (node.isMissingNode()) {
            return "nothing";
        }
        if (node.isArray()) {
            return "a list of " + node.size();
        }
        String text = node.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
