package org.cgmkit.submitter.defect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.guide.cgm.Concept;
import org.cgmkit.submitter.content.ContentStep;

/** Picks out entries of submissions, to be changed. */
final class EntrySelector {
    static final Predicate<ObjectNode> READING =
            code(Concept.SENSOR_READING_MASS).or(code(Concept.SENSOR_READING_MOLES));
    static final Predicate<ObjectNode> MEAN = code(Concept.MEAN_GLUCOSE_MASS).or(code(Concept.MEAN_GLUCOSE_MOLES));
    static final Predicate<ObjectNode> SUMMARY = code(Concept.SUMMARY);
    static final Predicate<ObjectNode> REPORT = type("DiagnosticReport");
    static final Predicate<ObjectNode> DEVICE = type("Device");
    static final Predicate<ObjectNode> PATIENT = type("Patient");

    private EntrySelector() {}

    static Predicate<ObjectNode> type(String type) {
        return entry -> resource(entry).path("resourceType").asText().equals(type);
    }

    /** Observations about that, in the codes of whichever version. */
    static Predicate<ObjectNode> code(Concept concept) {
        return type("Observation").and(entry -> concept.isIn(resource(entry).path("code")));
    }

    static ObjectNode resource(ObjectNode entry) {
        return (ObjectNode) entry.get("resource");
    }

    /** Changes the resource of each such entry. */
    static ContentStep each(Predicate<ObjectNode> which, Consumer<ObjectNode> change) {
        return (entries, purpose) -> {
            entries.stream().filter(which).forEach(e -> change.accept(resource(e)));
            return entries;
        };
    }

    /** Changes the last such entry, where there is one. */
    static ContentStep last(Predicate<ObjectNode> which, Consumer<ObjectNode> change) {
        return (entries, purpose) -> {
            found(entries, which).ifPresent(change);
            return entries;
        };
    }

    /** Adds a changed copy of the last such entry, with an identifier and a fullUrl of its own. */
    static ContentStep besides(Predicate<ObjectNode> which, Consumer<ObjectNode> change) {
        return (entries, purpose) -> {
            List<ObjectNode> more = new ArrayList<>(entries);
            found(entries, which).ifPresent(entry -> {
                ObjectNode copy = entry.deepCopy();
                String value = resource(copy).at("/identifier/0/value").asText() + ".besides";
                identify(copy, value);
                copy.put("fullUrl", IdentifierSource.fullUrl(value));
                change.accept(resource(copy));
                more.add(copy);
            });
            return more;
        };
    }

    /** Leaves out all such entries, with the references to them. */
    static ContentStep without(Predicate<ObjectNode> which) {
        return (entries, purpose) -> {
            List<String> gone = entries.stream()
                    .filter(which)
                    .map(e -> e.path("fullUrl").asText())
                    .toList();
            List<ObjectNode> left =
                    entries.stream().filter(Predicate.not(which)).toList();
            left.forEach(e -> forget(resource(e), gone));
            return new ArrayList<>(left);
        };
    }

    /** Gives the entry's resource another identifier value, and its condition, too, where it has one. */
    static void identify(ObjectNode entry, String value) {
        ((ObjectNode) resource(entry).at("/identifier/0")).put("value", value);
        if (entry.path("request").has("ifNoneExist")) {
            entry.withObject("/request").put("ifNoneExist", IdentifierSource.query(value));
        }
    }

    private static Optional<ObjectNode> found(List<ObjectNode> entries, Predicate<ObjectNode> which) {
        return entries.reversed().stream().filter(which).findFirst();
    }

    private static void forget(ObjectNode resource, List<String> gone) {
        if (gone.contains(resource.at("/device/reference").asText())) {
            resource.remove("device");
        }
        if (gone.contains(resource.at("/result/0/reference").asText())) {
            resource.remove("result");
        }
        JsonNode members = resource.path("hasMember");
        for (int i = members.size() - 1; i >= 0; i--) {
            if (gone.contains(members.path(i).path("reference").asText())) {
                resource.withArray("/hasMember").remove(i);
            }
        }
    }
}
