package org.cgmkit.links.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The resources of all files of a link, and how they refer to each other: within a file, and from one to another.
 *
 * @param entries the resources
 */
public record SharedResources(List<Entry> entries) {
    public SharedResources {
        entries = List.copyOf(entries);
    }

    /**
     * One resource.
     *
     * @param where which it is, such as {@code files[0].embedded, entry[3]}
     * @param fullUrl by what entries of a Bundle refer to it; empty where it has none
     * @param resource the resource
     */
    public record Entry(String where, String fullUrl, JsonNode resource) {
        String typeAndId() {
            return resource.path("resourceType").asText() + "/"
                    + resource.path("id").asText();
        }
    }

    /**
     * A literal reference.
     *
     * @param from the resource that it stands in
     * @param member the name of the element that holds it, such as {@code subject}
     * @param text the reference
     */
    public record Reference(Entry from, String member, String text) {}

    /** The resources of those files: the entries of Bundles, and resources that are files by themselves. */
    public static SharedResources of(List<OpenedFile> files) {
        List<Entry> entries = new ArrayList<>();
        for (OpenedFile file : files) {
            JsonNode resource = file.resource();
            if (resource.path("resourceType").asText().equals("Bundle")) {
                JsonNode inside = resource.path("entry");
                for (int i = 0; i < inside.size(); i++) {
                    entries.add(new Entry(
                            file.where() + ", entry[" + i + "]",
                            inside.path(i).path("fullUrl").asText(),
                            inside.path(i).path("resource")));
                }
            } else if (resource.has("resourceType")) {
                entries.add(new Entry(file.where(), "", resource));
            }
        }
        return new SharedResources(entries);
    }

    /** All literal references. */
    public List<Reference> references() {
        List<Reference> all = new ArrayList<>();
        entries.forEach(entry -> collect(entry, "", entry.resource(), all));
        return all;
    }

    private static void collect(Entry from, String member, JsonNode node, List<Reference> all) {
        if (node instanceof ObjectNode && node.path("reference").isTextual()) {
            all.add(new Reference(from, member, node.path("reference").asText()));
        }
        if (node.isObject()) {
            node.properties().forEach(each -> collect(from, each.getKey(), each.getValue(), all));
        } else {
            node.forEach(each -> collect(from, member, each, all));
        }
    }

    /** By what references find resources: their fullUrls, and type and id. */
    public Map<String, Entry> byName() {
        Map<String, Entry> byName = new LinkedHashMap<>();
        for (Entry entry : entries) {
            if (!entry.fullUrl().isEmpty()) {
                byName.putIfAbsent(entry.fullUrl(), entry);
            }
            if (entry.resource().has("id")) {
                byName.putIfAbsent(entry.typeAndId(), entry);
            }
        }
        return byName;
    }

    /** Whether the reference is one within what is shared that leads nowhere. */
    public static boolean dangles(Reference reference, Map<String, Entry> byName) {
        String text = reference.text();
        boolean elsewhere = text.startsWith("#") || text.contains("?") || text.matches("https?://.*");
        // A device that was not chosen to be shared is not there.
        boolean unshared = reference.member().equals("device");
        return !elsewhere && !unshared && !byName.containsKey(text);
    }

    /** The people whom subjects mean, each with the first resource that is about them; of those that lead nowhere, nobody knows. */
    public Map<String, Entry> people() {
        Map<String, Entry> byName = byName();
        Map<String, Entry> people = new LinkedHashMap<>();
        references().stream()
                .filter(reference -> reference.member().equals("subject")
                        || reference.member().equals("patient"))
                .forEach(reference -> {
                    Optional<Entry> person = Optional.ofNullable(byName.get(reference.text()));
                    if (person.isPresent() || !reference.text().startsWith("urn:")) {
                        people.putIfAbsent(
                                person.map(SharedResources::identity).orElse(reference.text()), reference.from());
                    }
                });
        return people;
    }

    /** What makes a person: identifiers where there are some, else the id, else name and date of birth. */
    private static String identity(Entry person) {
        JsonNode resource = person.resource();
        TreeSet<String> identifiers = new TreeSet<>();
        resource.path("identifier")
                .forEach(each -> identifiers.add(
                        each.path("system").asText() + "|" + each.path("value").asText()));
        if (!identifiers.isEmpty()) {
            return "the patient with identifier " + String.join(", ", identifiers);
        }
        return resource.has("id")
                ? person.typeAndId()
                : "the patient " + resource.path("name")
                        + resource.path("birthDate").asText();
    }
}
