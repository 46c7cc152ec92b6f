package org.cgmkit.reports;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.Requirement;

/** What reports say about a requirement beyond its results: the statement, where it stands, how to meet it. */
public interface Explanations {

    /** The requirement with that id, or empty where this kit does not know it (results of another version). */
    Optional<Requirement> requirement(String id);

    /** The title of the topic that the requirement belongs to. */
    String topic(String requirementId);

    /** The explanations that a catalogue holds. */
    static Explanations of(Catalogue catalogue) {
        return of(catalogue.requirements());
    }

    /** The explanations in those requirements; topics are named by the middle part of the id. */
    static Explanations of(Iterable<Requirement> requirements) {
        Map<String, Requirement> byId = StreamSupport.stream(requirements.spliterator(), false)
                .collect(Collectors.toMap(Requirement::id, Function.identity()));
        return new Explanations() {
            @Override
            public Optional<Requirement> requirement(String id) {
                return Optional.ofNullable(byId.get(id));
            }

            @Override
            public String topic(String requirementId) {
                return topicFromId(requirementId);
            }
        };
    }

    private static String topicFromId(String requirementId) {
        String[] parts = requirementId.split("\\.");
        String words = (parts.length > 1 ? parts[1] : parts[0]).replace('-', ' ');
        return words.isEmpty() ? "Other" : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
