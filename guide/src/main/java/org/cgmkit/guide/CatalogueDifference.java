package org.cgmkit.guide;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The requirements of one role in a version of a specification, told as differences from those in another version. Of each
 * requirement of the other version it says whether it is the same, changed, only recorded, or dropped, so that none vanishes
 * unseen.
 */
final class CatalogueDifference {
    private static final List<String> REQUIRED = List.of("role", "texts", "same");
    private static final List<String> OPTIONAL = List.of("recorded", "changed", "dropped", "topics", "added");

    private final YamlFields root;
    private final ObjectNode base;
    private final Map<String, ObjectNode> rows = new LinkedHashMap<>();
    private final Set<String> spoken = new HashSet<>();
    private final Set<String> dropped = new HashSet<>();

    private CatalogueDifference(YamlFields root, ObjectNode base) {
        this.root = root;
        this.base = base;
        for (JsonNode topic : base.path("topics")) {
            topic.path("requirements").forEach(row -> rows.put(row.path("id").asText(), (ObjectNode) row));
        }
    }

    /**
     * The requirements of the version, in the form in which a version is told that differs from none.
     *
     * @param file what errors call the differences
     * @param yaml the differences
     * @param base the requirements in the other version, in that form; not changed
     * @throws BrokenGuideDataException where the differences do not speak of each requirement of the other version just once
     */
    static JsonNode applied(String file, String yaml, JsonNode base) {
        YamlFields root = YamlFields.parse(file, yaml, REQUIRED, OPTIONAL);
        CatalogueDifference difference = new CatalogueDifference(root, base.deepCopy());
        difference.apply();
        return difference.base;
    }

    private void apply() {
        retell();
        root.texts("same").forEach(this::speakOf);
        if (root.has("recorded")) {
            root.items("recorded", List.of("because", "ids"), List.of()).forEach(this::record);
        }
        if (root.has("changed")) {
            for (YamlFields change : root.items("changed")) {
                speakOf(change.text("id"));
                change.writeTo(row(change.text("id")));
            }
        }
        if (root.has("dropped")) {
            root.items("dropped", List.of("because", "ids"), List.of())
                    .forEach(group -> group.texts("ids").forEach(id -> {
                        speakOf(id);
                        dropped.add(id);
                    }));
        }
        rows.keySet().stream().filter(id -> !spoken.contains(id)).findFirst().ifPresent(id -> {
            throw root.broken("nothing is said of " + id
                    + ", expected it under 'same', 'recorded', 'changed' or 'dropped' with the reason.");
        });
        addTopics();
        add();
        removeDropped();
    }

    /** Addresses and the like that differ in every row. */
    private void retell() {
        List<YamlFields> texts = root.items("texts", List.of("from", "to"), List.of());
        rows.values().forEach(row -> retell(row, texts));
    }

    private static void retell(JsonNode node, List<YamlFields> texts) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                if (field.getValue().isTextual()) {
                    field.setValue(TextNode.valueOf(retold(field.getValue().textValue(), texts)));
                } else {
                    retell(field.getValue(), texts);
                }
            });
        } else {
            node.forEach(element -> retell(element, texts));
        }
    }

    private static String retold(String text, List<YamlFields> texts) {
        String retold = text;
        for (YamlFields each : texts) {
            retold = retold.replace(each.text("from"), each.text("to"));
        }
        return retold;
    }

    /** What a version does not ask for and is worth a look all the same. */
    private void record(YamlFields group) {
        for (String id : group.texts("ids")) {
            speakOf(id);
            ObjectNode row = row(id);
            row.put("verb", Verb.MAY.name());
            row.put("verification", Verification.OBSERVED.name());
            row.remove("wording");
            row.put("note", group.text("because"));
        }
    }

    private void addTopics() {
        if (!root.has("topics")) {
            return;
        }
        for (YamlFields topic : root.items("topics", List.of("id", "title", "before"), List.of())) {
            ArrayNode topics = base.withArray("topics");
            topics.insertObject(position(topics, topic.text("before"), topic))
                    .put("id", topic.text("id"))
                    .put("title", topic.text("title"))
                    .putArray("requirements");
        }
    }

    private void add() {
        if (!root.has("added")) {
            return;
        }
        for (YamlFields addition : root.items("added")) {
            String id = addition.text("id");
            if (rows.containsKey(id)) {
                throw addition.broken("the other version has this requirement, too: expected it under 'changed'.");
            }
            ObjectNode row = JsonNodeFactory.instance.objectNode();
            addition.writeTo(row);
            ArrayNode topics = base.withArray("topics");
            JsonNode topic = topics.get(position(topics, RequirementId.topicOf(id), addition));
            ((ArrayNode) topic.path("requirements")).add(row);
        }
    }

    private void removeDropped() {
        List<Integer> empty = new ArrayList<>();
        ArrayNode topics = base.withArray("topics");
        for (int i = 0; i < topics.size(); i++) {
            ArrayNode requirements = (ArrayNode) topics.get(i).path("requirements");
            for (int j = requirements.size() - 1; j >= 0; j--) {
                if (dropped.contains(requirements.get(j).path("id").asText())) {
                    requirements.remove(j);
                }
            }
            if (requirements.isEmpty()) {
                empty.addFirst(i);
            }
        }
        empty.forEach(i -> topics.remove(i.intValue()));
    }

    private static int position(ArrayNode topics, String id, YamlFields asking) {
        for (int i = 0; i < topics.size(); i++) {
            if (topics.get(i).path("id").asText().equals(id)) {
                return i;
            }
        }
        throw asking.broken("there is no topic '" + id + "': name one that is there, or add it under 'topics'.");
    }

    private void speakOf(String id) {
        if (!rows.containsKey(id)) {
            throw root.broken("the other version has no requirement '" + id + "'.");
        }
        if (!spoken.add(id)) {
            throw root.broken("'" + id + "' is spoken of twice.");
        }
    }

    private ObjectNode row(String id) {
        @Nullable ObjectNode row = rows.get(id);
        if (row == null) {
            throw root.broken("the other version has no requirement '" + id + "'.");
        }
        return row;
    }
}
