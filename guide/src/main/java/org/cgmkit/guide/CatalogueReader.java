package org.cgmkit.guide;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the requirements of one role from YAML, and refuses what does not hold together. */
final class CatalogueReader {
    private static final List<String> REQUIRED =
            List.of("id", "verb", "verification", "section", "link", "statement", "how", "fix");
    private static final List<String> OPTIONAL = List.of("wording", "also", "condition", "note", "unchecked");

    private final Role role;
    private final Set<String> ids = new HashSet<>();
    private final Set<String> topics = new HashSet<>();

    private CatalogueReader(Role role) {
        this.role = role;
    }

    /** The topics of that role in a YAML text, in its order; {@code file} is what errors call it. */
    static List<Topic> read(Role role, String file, String yaml) {
        return read(role, file, YamlFields.tree(file, yaml));
    }

    /** The same of a tree. */
    static List<Topic> read(Role role, String file, JsonNode tree) {
        YamlFields root = YamlFields.of(file, tree, List.of("role", "topics"), List.of());
        if (!root.text("role").equals(role.id())) {
            throw root.broken("'role' is '" + root.text("role") + "', expected '" + role.id() + "'.");
        }
        CatalogueReader reader = new CatalogueReader(role);
        return root.items("topics", List.of("id", "title", "requirements"), List.of()).stream()
                .map(reader::topic)
                .toList();
    }

    private Topic topic(YamlFields fields) {
        String id = fields.text("id");
        if (!topics.add(id)) {
            throw fields.broken("the topic is already there, expected each topic once.");
        }
        List<Requirement> requirements = new ArrayList<>();
        for (YamlFields item : fields.items("requirements", REQUIRED, OPTIONAL)) {
            requirements.add(requirement(id, item));
        }
        return new Topic(role, id, fields.text("title"), requirements);
    }

    private Requirement requirement(String topic, YamlFields fields) {
        Verb verb = fields.constant("verb", Verb.class);
        ClauseWording wording = wording(verb, fields);
        return new Requirement(
                id(topic, fields),
                verb,
                verb == Verb.SHALL || (wording != null && wording.binds()),
                role,
                fields.text("section"),
                fields.text("link"),
                fields.text("statement"),
                fields.constant("verification", Verification.class),
                fields.text("how"),
                fields.text("fix"),
                fields.textOrNull("condition"),
                fields.textOrNull("unchecked"),
                wording,
                fields.textOrNull("note"),
                also(fields));
    }

    private String id(String topic, YamlFields fields) {
        String id = fields.text("id");
        if (!RequirementId.isWellFormed(id)) {
            throw fields.broken("the id '" + id + "' is not of the form " + RequirementId.FORM + ".");
        }
        String start = role.id() + "." + topic + ".";
        if (!id.startsWith(start)) {
            throw fields.broken("the id '" + id + "' stands under another role or topic, expected it to start with '"
                    + start + "'.");
        }
        if (!ids.add(id)) {
            throw fields.broken("the id '" + id + "' is already taken, expected each id once.");
        }
        return id;
    }

    private static @Nullable ClauseWording wording(Verb verb, YamlFields fields) {
        ClauseWording wording = fields.constantOrNull("wording", ClauseWording.class);
        if ((verb == Verb.BASE) != (wording != null)) {
            throw fields.broken("'verb' is " + verb + " and 'wording' is " + (wording == null ? "missing" : wording)
                    + ", expected 'wording' (how strong the cited clause is) with BASE, and only there.");
        }
        return wording;
    }

    private static List<Clause> also(YamlFields fields) {
        if (!fields.has("also")) {
            return List.of();
        }
        return fields.items("also", List.of("section", "link"), List.of()).stream()
                .map(clause -> new Clause(clause.text("section"), clause.text("link")))
                .toList();
    }
}
