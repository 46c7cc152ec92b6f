package org.cgmkit.guide.cgm.drift;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cgmkit.guide.cgm.GuideVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each signature shows in what it is a sign of, and not in what only looks like it. */
class DriftSignatureTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void aSignatureShows(String id, JsonNode example) {
        assertThat(signs(diagnosis(example, "shows")), hasItem(id));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void aNearMissDoesNotShowIt(String id, JsonNode example) {
        assertThat(signs(diagnosis(example, "near")), not(hasItem(id)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void whatComesOfItAloneIsSaid(String id, JsonNode example) {
        String verdict = example.path("verdict").asText();
        DriftDiagnosis diagnosis = diagnosis(example, "shows");

        if (!verdict.isEmpty()) {
            assertThat(
                    verdict.equals("NONE")
                            ? diagnosis.kind().name()
                            : diagnosis.kind() + " " + diagnosis.closest().id(),
                    is(verdict));
        }
        assertThat("a head line", diagnosis.headLine().isEmpty(), is(diagnosis.kind() == DriftDiagnosis.Kind.NONE));
    }

    @Test
    void thereAreTwentySixOfReceiversAndTwentyFiveOfSubmitters() {
        List<String> ids = Stream.concat(
                        IntStream.rangeClosed(1, 26).mapToObj(i -> "R" + i),
                        IntStream.rangeClosed(1, 25).mapToObj(i -> "S" + i))
                .toList();

        assertThat(
                DriftCatalogue.packed().signatures().stream()
                        .map(DriftSignature::id)
                        .toList(),
                is(ids));
        assertThat(examples().map(a -> (String) a.get()[0]).toList(), is(ids));
    }

    @Test
    void whatASignatureSaysOfTriedFormsIsAmongTheForms() {
        List<String> forms =
                Arrays.stream(Tried.values()).flatMap(t -> t.both().stream()).toList();

        List<String> asked = DriftCatalogue.packed().signatures().stream()
                .flatMap(s -> s.cases().stream())
                .flatMap(c -> Stream.concat(c.when().stream(), c.unless().stream()))
                .flatMap(List::stream)
                .filter(p -> p.kind() == FactKind.TRIED)
                .flatMap(p -> p.values().stream())
                .filter(v -> !forms.contains(v))
                .toList();

        assertThat("forms that nobody tries", asked, hasSize(0));
    }

    @Test
    void noSignatureNeedsOnlyWhatIsPassedOverInStu1() {
        List<String> missed = DriftCatalogue.packed().signatures().stream()
                .flatMap(s -> s.cases().stream())
                .filter(c -> c.runsFor().contains(GuideVersion.STU1))
                .filter(c -> c.when().stream()
                        .allMatch(line -> line.stream().anyMatch(p -> DriftDiagnosis.QUIET_IN_STU1.contains(p.kind()))))
                .map(DriftCase::signature)
                .toList();

        assertThat("signatures that would be missed", missed, hasSize(0));
    }

    static Stream<Arguments> examples() {
        try (InputStream in = Objects.requireNonNull(DriftSignatureTest.class.getResourceAsStream("examples.yaml"))) {
            return StreamSupport.stream(
                            new ObjectMapper(new YAMLFactory()).readTree(in).spliterator(), false)
                    .map(e -> Arguments.of(e.path("id").asText(), e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DriftDiagnosis diagnosis(JsonNode example, String which) {
        GuideVersion version =
                GuideVersion.byName(example.path("run").asText("stu1")).orElseThrow();
        Facts facts = new Facts();
        example.path(which).properties().forEach(p -> {
            switch (p.getKey()) {
                case "statement" -> facts.addAll(CapabilityFacts.of(p.getValue()));
                case "resource" -> facts.addAll(ResourceFacts.of(version, p.getValue()));
                default -> {
                    FactKind kind = FactKind.byName(p.getKey()).orElseThrow();
                    if (p.getValue().isTextual()) {
                        facts.add(kind, p.getValue().asText(), "");
                    }
                    p.getValue().forEach(v -> facts.add(kind, v.asText(), ""));
                }
            }
        });
        return DriftDiagnosis.of(version, facts);
    }

    private static List<String> signs(DriftDiagnosis diagnosis) {
        return Stream.concat(diagnosis.signs().stream(), diagnosis.notes().stream())
                .map(DriftSign::id)
                .toList();
    }
}
