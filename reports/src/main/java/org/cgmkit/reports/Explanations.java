package org.cgmkit.reports;

import java.util.Locale;
import java.util.Optional;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.Role;
import org.cgmkit.guide.Topic;

/** Knows what reports say about requirements beyond their results. */
@FunctionalInterface
public interface Explanations {

    /** The explanation of the requirement with that id, or empty where this kit does not know it. */
    Optional<Explanation> find(String requirement);

    /** The role with that id, or empty where this kit does not know it. */
    default Optional<Role> role(String id) {
        return Optional.empty();
    }

    /** The title of the topic that the requirement belongs to, or one made of its id. */
    default String topic(String requirement) {
        return find(requirement).map(Explanation::topic).orElseGet(() -> topicFromId(requirement));
    }

    /** The explanations that a catalogue holds. */
    static Explanations of(Catalogue catalogue) {
        return new Explanations() {
            @Override
            public Optional<Explanation> find(String id) {
                return catalogue
                        .find(id)
                        .map(r -> new Explanation(
                                catalogue.topicOf(id).map(Topic::title).orElseGet(() -> topicFromId(id)),
                                r.section(),
                                r.statement(),
                                r.link(),
                                r.fix(),
                                r.note()));
            }

            @Override
            public Optional<Role> role(String id) {
                return catalogue.findRole(id);
            }
        };
    }

    /** Those of a kit that does not know the requirements of a run. */
    static Explanations none() {
        return id -> Optional.empty();
    }

    private static String topicFromId(String requirement) {
        String[] parts = requirement.split("\\.");
        String words = (parts.length > 1 ? parts[1] : parts[0]).replace('-', ' ');
        return words.isEmpty() ? "Other" : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
