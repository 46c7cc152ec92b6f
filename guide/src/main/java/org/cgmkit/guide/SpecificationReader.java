package org.cgmkit.guide;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads which specification a folder of data is about, and whom it asks.
 *
 * @param specification the specification
 * @param roles whom it asks, each once
 * @param differsFrom the folder of the version from which this one is told as differences, or null where it is told by itself
 * @param ofOthers ids of requirements that only other versions of the text have
 * @param traps the ids of the traps of that version that are those of this one, too
 */
record SpecificationReader(
        Specification specification,
        List<Role> roles,
        @Nullable String differsFrom,
        List<String> ofOthers,
        List<String> traps) {

    /** What a YAML text says; {@code file} is what errors call it. */
    static SpecificationReader of(String file, String yaml) {
        YamlFields root = YamlFields.parse(
                file,
                yaml,
                List.of("id", "version", "title", "release", "canonical", "roles"),
                List.of("differs-from", "of-others", "traps"));
        List<Role> roles = new ArrayList<>();
        for (YamlFields item : root.items("roles", List.of("id", "title", "participant"), List.of())) {
            String id = item.text("id");
            if (!RequirementId.isPart(id)) {
                throw item.broken("the id '" + id + "' cannot begin the ids of requirements: expected lower case with"
                        + " dashes.");
            }
            if (roles.stream().anyMatch(r -> r.id().equals(id))) {
                throw item.broken("the role is already there, expected each role once.");
            }
            roles.add(new Role(id, item.text("title"), item.constant("participant", Role.Participant.class)));
        }
        Specification specification = new Specification(
                root.text("id"),
                root.text("version"),
                root.text("title"),
                root.text("release"),
                root.text("canonical"));
        return new SpecificationReader(
                specification,
                List.copyOf(roles),
                root.textOrNull("differs-from"),
                root.has("of-others") ? root.texts("of-others") : List.of(),
                root.has("traps") ? root.texts("traps") : List.of());
    }
}
