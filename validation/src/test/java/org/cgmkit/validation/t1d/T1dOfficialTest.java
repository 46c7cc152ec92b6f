package org.cgmkit.validation.t1d;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cgmkit.fixtures.Json;
import org.cgmkit.guide.t1d.T1dEdition;
import org.cgmkit.validation.GuideValidator;
import org.cgmkit.validation.finding.Finding;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The kit's profiles say what the draft's own say, and its examples conform. */
@EnabledIf(value = "isFound", disabledReason = "no folder with the draft's own artifacts was found")
class T1dOfficialTest {
    private static final Set<String> WORDS = Set.of("short", "definition", "comment", "requirements");

    @ParameterizedTest
    @EnumSource
    void everyExampleConforms(T1dEdition edition) {
        GuideValidator validator = GuideValidator.builtIn(edition);
        List<JsonNode> examples =
                files(edition).filter(f -> edition.profileFor(f).isPresent()).toList();

        assertThat("examples", examples.size(), is(greaterThan(12)));
        assertThat(
                examples.stream()
                        .flatMap(e -> validator
                                .validate(e.toString(), edition.profileFor(e).orElseThrow())
                                .stream()
                                .filter(Finding::invalidates)
                                .map(f -> e.path("id").asText() + ": " + f.message()))
                        .toList(),
                is(empty()));
    }

    @ParameterizedTest
    @EnumSource
    void everyConstraintIsThatOfTheDraftAndNoneIsLeftOut(T1dEdition edition) {
        Set<String> own = Stream.concat(edition.profileResources().stream(), edition.terminologyResources().stream())
                .map(r -> parsed(r.json()))
                .filter(r -> r.path("url").asText().startsWith(edition.canonicalBase()))
                .flatMap(T1dOfficialTest::facts)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> published = files(edition)
                .filter(f -> Set.of("StructureDefinition", "ValueSet", "CodeSystem")
                        .contains(f.path("resourceType").asText()))
                .flatMap(T1dOfficialTest::facts)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat("facts", published.size(), is(greaterThan(250)));
        assertThat("in the draft only", without(published, own), is(empty()));
        assertThat("in the kit only", without(own, published), is(empty()));
    }

    private static Set<String> without(Set<String> these, Set<String> those) {
        Set<String> rest = new TreeSet<>(these);
        rest.removeAll(those);
        return rest;
    }

    /** What a definition says of each of its elements, and which codes a value set or a code system has. */
    private static Stream<String> facts(JsonNode definition) {
        String id = definition.path("id").asText() + " ";
        return Stream.of(
                        stream(definition.at("/differential/element"))
                                .flatMap(e -> e.propertyStream()
                                        .filter(p -> !WORDS.contains(p.getKey()))
                                        .filter(p -> !Set.of("id", "path").contains(p.getKey()))
                                        .map(p -> e.path("id").asText() + " " + p.getKey() + " "
                                                + p.getValue()
                                                        .toString()
                                                        .replaceAll(",\"description\":\"[^\"]*\"", ""))),
                        stream(definition.at("/compose/include"))
                                .flatMap(i -> Stream.concat(
                                        stream(i.path("concept"))
                                                .map(c -> i.path("system").asText() + "|"
                                                        + c.path("code").asText()),
                                        Stream.of(i.path("system") + " " + i.path("version") + " "
                                                + i.path("valueSet")))),
                        stream(definition.path("concept"))
                                .map(c -> c.path("code").asText()))
                .flatMap(s -> s)
                .map(fact -> id + fact);
    }

    static boolean isFound() {
        return Files.isDirectory(folder(T1dEdition.usual()));
    }

    private static Stream<JsonNode> files(T1dEdition edition) {
        try (Stream<Path> files = Files.list(folder(edition))) {
            return files
                    .filter(f -> f.toString().endsWith(".json"))
                    .sorted()
                    .map(T1dOfficialTest::read)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Beside the folder with the artifacts of the guide on CGM that the build knows. */
    private static Path folder(T1dEdition edition) {
        return Path.of(System.getProperty("cgmkit.guide.official", "none"))
                .resolveSibling("t1d-exchange")
                .resolve(edition.id().substring("t1d-".length()));
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static JsonNode read(Path file) {
        try {
            return parsed(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parsed(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
