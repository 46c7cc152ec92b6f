package org.cgmkit.validation;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cgmkit.guide.cgm.GuideResources;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.Profile;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The kit's artifacts state the facts of the guide's own, all of them and no others, and in other words. */
@EnabledIf(
        value = "org.cgmkit.validation.OfficialGuide#isFound",
        disabledReason = "the system property cgmkit.guide.official names no folder with the guide's own artifacts")
class OfficialArtifactsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Words for people, at any depth; and what only the kit's files say. */
    private static final Set<String> WORDS =
            Set.of("short", "definition", "comment", "human", "title", "description", "documentation");

    /** The last says that US Core is complied with, which shows nowhere on the wire; the draft even names its organization for it. */
    private static final Set<String> NOT_COMPARED = Set.of("text", "snapshot", "version", "name", "extension");

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("urls")
    void theFactsAreTheSame(GuideVersion version, String url) {
        assertThat(facts(url, kit(version)), is(facts(url, guide(version))));
    }

    @ParameterizedTest
    @EnumSource
    void noArtifactIsMissing(GuideVersion version) {
        Set<String> missing = new TreeSet<>(guide(version).keySet());
        missing.removeAll(kit(version).keySet());

        assertThat(missing, is(empty()));
    }

    @ParameterizedTest
    @EnumSource
    void theSentencesAreTheKitsOwn(GuideVersion version) {
        Set<String> shared = kit(version).values().stream()
                .flatMap(OfficialArtifactsTest::sentences)
                .collect(Collectors.toCollection(TreeSet::new));
        shared.retainAll(guide(version).values().stream()
                .flatMap(OfficialArtifactsTest::sentences)
                .collect(Collectors.toUnmodifiableSet()));

        assertThat("texts that stand in the guide's artifacts too", shared, is(empty()));
    }

    static Stream<Arguments> urls() {
        return Stream.of(GuideVersion.values())
                .flatMap(v -> guide(v).keySet().stream().sorted().map(url -> Arguments.of(v, url)));
    }

    private static Map<String, JsonNode> kit(GuideVersion version) {
        return byUrl(GuideResources.of(version).all().stream().map(r -> parsed(r.json())));
    }

    private static Map<String, JsonNode> guide(GuideVersion version) {
        OfficialGuide official = OfficialGuide.get(version);
        return byUrl(official.artifacts()
                .filter(a -> !a.path("resourceType").asText().equals("ConceptMap"))
                .map(a -> a.path("url").asText().equals(Profile.SUBMISSION_BUNDLE.url(version))
                        ? official.submissionProfile()
                        : a));
    }

    private static Map<String, JsonNode> byUrl(Stream<JsonNode> artifacts) {
        return artifacts.collect(Collectors.toUnmodifiableMap(a -> a.path("url").asText(), Function.identity()));
    }

    /** The facts, one line each: a path and a value, in the order of the document where order counts. */
    private static List<String> facts(String url, Map<String, JsonNode> artifacts) {
        ObjectNode copy = Objects.requireNonNull(artifacts.get(url)).deepCopy();
        copy.remove(NOT_COMPARED);
        return facts("", copy).sorted().toList();
    }

    private static Stream<String> facts(String path, JsonNode node) {
        if (node.isObject()) {
            return node.properties().stream()
                    .filter(p -> !isWords(p))
                    .flatMap(p -> facts(path + "." + p.getKey(), p.getValue()));
        }
        if (!node.isArray()) {
            return Stream.of(path + " = " + node);
        }
        return IntStream.range(0, node.size())
                .boxed()
                .flatMap(i -> facts(path + "[" + key(node.get(i), i) + "]", node.get(i)));
    }

    /** What tells an element of an array apart: its id, type, name or code, else its position. */
    private static String key(JsonNode element, int position) {
        return Stream.of("id", "type", "name", "code")
                .map(element::path)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .findFirst()
                .orElse(String.valueOf(position));
    }

    private static Stream<String> sentences(JsonNode node) {
        if (!node.isObject()) {
            return StreamSupport.stream(node.spliterator(), false).flatMap(OfficialArtifactsTest::sentences);
        }
        return node.properties().stream()
                .flatMap(p -> isWords(p) ? Stream.of(p.getValue().asText()) : sentences(p.getValue()));
    }

    /** The address of an operation's definition bears the same name as a definition in words. */
    private static boolean isWords(Map.Entry<String, JsonNode> property) {
        return WORDS.contains(property.getKey())
                && !property.getValue().asText().startsWith("http://");
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
