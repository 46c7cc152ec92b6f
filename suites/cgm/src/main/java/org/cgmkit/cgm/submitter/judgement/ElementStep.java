package org.cgmkit.cgm.submitter.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.Profile;
import org.cgmkit.guide.cgm.ProfileSelection;

/**
 * One step down a resource, as the id of an element in a profile says it: a name, a choice of types ({@code value[x]}),
 * or a slice ({@code component:timeInLow}), which is told apart by what the profile gives as its discriminator.
 *
 * @param name the name of the member, without {@code [x]}
 * @param choice whether the name is followed by a type
 * @param slice whether a node belongs to the slice; of a node that is none of a slice, always
 */
record ElementStep(String name, boolean choice, BiPredicate<JsonNode, Function<String, JsonNode>> slice) {
    private static final String RESOLVED = "resolve().code";

    /** The discriminator of slices that are told apart by what they hold themselves, such as a category. */
    private static final String ITSELF = "$this";

    /** The steps to the element with that id, from below its resource. */
    static List<ElementStep> to(String id, Map<String, JsonNode> elements, GuideVersion version) {
        List<ElementStep> steps = new ArrayList<>();
        List<String> segments = List.of(id.split("\\.", -1));
        for (int i = 1; i < segments.size(); i++) {
            String here = String.join(".", segments.subList(0, i + 1));
            steps.add(step(here, segments.get(i), elements, version));
        }
        return steps;
    }

    /** Adds the places that the step leads to from a node. */
    void follow(String place, JsonNode node, Function<String, JsonNode> resolver, Map<String, JsonNode> found) {
        node.properties().forEach(member -> {
            if (!isAt(member.getKey())) {
                return;
            }
            String below = place.isEmpty() ? member.getKey() : place + "." + member.getKey();
            JsonNode value = member.getValue();
            if (!value.isArray()) {
                add(below, value, resolver, found);
                return;
            }
            for (int i = 0; i < value.size(); i++) {
                add(below + "[" + i + "]", value.path(i), resolver, found);
            }
        });
    }

    private void add(String place, JsonNode node, Function<String, JsonNode> resolver, Map<String, JsonNode> found) {
        if (slice.test(node, resolver)) {
            found.put(place, node);
        }
    }

    private boolean isAt(String member) {
        return choice
                ? member.length() > name.length()
                        && member.startsWith(name)
                        && Character.isUpperCase(member.charAt(name.length()))
                : member.equals(name);
    }

    private static ElementStep step(String id, String segment, Map<String, JsonNode> elements, GuideVersion version) {
        String[] parts = segment.split(":", 2);
        boolean choice = parts[0].endsWith("[x]");
        String name = choice ? parts[0].substring(0, parts[0].length() - "[x]".length()) : parts[0];
        if (parts.length == 1) {
            return new ElementStep(name, choice, (node, resolver) -> true);
        }
        if (choice) {
            // A slice of a choice is named like the member that it is: effectivePeriod.
            return new ElementStep(parts[1], false, (node, resolver) -> true);
        }
        return new ElementStep(name, false, slice(id, elements, version));
    }

    private static BiPredicate<JsonNode, Function<String, JsonNode>> slice(
            String id, Map<String, JsonNode> elements, GuideVersion version) {
        String sliced = id.substring(0, id.lastIndexOf(':'));
        List<String> discriminators = StreamSupport.stream(
                        at(elements, sliced).at("/slicing/discriminator").spliterator(), false)
                .map(d -> d.path("path").asText())
                .toList();
        if (discriminators.contains("resource")) {
            return entry(at(elements, id + ".resource").at("/type/0"), version);
        }
        if (discriminators.contains(RESOLVED)) {
            Profile target = profile(at(elements, id).at("/type/0/targetProfile/0"), version)
                    .orElseThrow();
            return (node, resolver) ->
                    isOf(target, resolver.apply(node.path("reference").asText()), version);
        }
        Map<String, JsonNode> patterns = discriminators.stream()
                .collect(Collectors.toMap(
                        path -> path, path -> pattern(at(elements, path.equals(ITSELF) ? id : id + "." + path))));
        return (node, resolver) -> patterns.entrySet().stream()
                .allMatch(p -> contains(p.getKey().equals(ITSELF) ? node : node.path(p.getKey()), p.getValue()));
    }

    /** The slices of the Bundle's entries, by the type and the profile of their resource. */
    private static BiPredicate<JsonNode, Function<String, JsonNode>> entry(JsonNode type, GuideVersion version) {
        Optional<Profile> profile = profile(type.at("/profile/0"), version);
        String name = type.path("code").asText();
        return (entry, resolver) -> {
            JsonNode resource = entry.path("resource");
            return profile.isPresent()
                    ? isOf(profile.get(), resource, version)
                    : resource.path("resourceType").asText().equals(name);
        };
    }

    /** By the codes of that version: those of others are no entries of this one. */
    private static boolean isOf(Profile profile, JsonNode resource, GuideVersion version) {
        return ProfileSelection.of(version, resource).filter(profile::equals).isPresent();
    }

    private static Optional<Profile> profile(JsonNode canonical, GuideVersion version) {
        return Profile.byUrl(version, canonical.asText());
    }

    private static JsonNode at(Map<String, JsonNode> elements, String id) {
        return elements.getOrDefault(id, MissingNode.getInstance());
    }

    private static JsonNode pattern(JsonNode element) {
        return element.properties().stream()
                .filter(member -> member.getKey().startsWith("pattern"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    /** Whether a node has all that a pattern has (FHIR R4, ElementDefinition.pattern[x]). */
    private static boolean contains(JsonNode node, JsonNode pattern) {
        if (pattern.isObject()) {
            return pattern.properties().stream().allMatch(m -> contains(node.path(m.getKey()), m.getValue()));
        }
        if (pattern.isArray()) {
            return StreamSupport.stream(pattern.spliterator(), false)
                    .allMatch(wanted ->
                            StreamSupport.stream(node.spliterator(), false).anyMatch(n -> contains(n, wanted)));
        }
        return node.equals(pattern);
    }
}
