package org.cgmkit.guide.cgm;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cgmkit.guide.GuideResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class GuideResourcesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @MethodSource("profiles")
    void aProfileStandsUnderItsCanonicalAndConstrainsItsType(GuideVersion version, Profile profile) {
        JsonNode json = parsed(GuideResources.of(version).profile(profile));

        assertThat(json.path("url").asText(), is(profile.url(version)));
        assertThat(json.path("version").asText(), is(version.packageVersion()));
        assertThat(json.path("type").asText(), is(profile.type()));
        assertThat(
                "elements of the differential", json.at("/differential/element").size(), is(greaterThan(0)));
    }

    static Stream<Arguments> profiles() {
        return Stream.of(GuideVersion.values())
                .flatMap(v -> v.profiles().stream().map(p -> Arguments.of(v, p)));
    }

    @ParameterizedTest
    @EnumSource
    void everyArtifactIsOfTheTypeThatItIsListedUnder(GuideVersion version) {
        for (GuideResource resource : GuideResources.of(version).all()) {
            assertThat(resource.name(), parsed(resource).path("resourceType").asText(), is(resource.type()));
        }
    }

    @Test
    void theVersionsHaveTheirOwnArtifacts() {
        assertThat(
                "artifacts of STU 1", GuideResources.of(GuideVersion.STU1).all(), hasSize(Profile.values().length + 4));
        assertThat(
                "artifacts of the ballot, which has no one-time orders and a code system more",
                GuideResources.of(GuideVersion.BALLOT).all(),
                hasSize(Profile.values().length - 3 + 5));
        assertThat(
                "artifacts of the Argonaut draft, which has no operation and builds on a patient of US Core",
                GuideResources.of(GuideVersion.ARGONAUT_2024).all(),
                hasSize(Profile.values().length - 3 + 5));
    }

    @ParameterizedTest
    @EnumSource
    void theConformanceResourcesStandUnderTheCanonicalsOfTheVersion(GuideVersion version) {
        GuideResources resources = GuideResources.of(version);

        assertThat(
                parsed(resources.capabilityStatement()).path("url").asText(),
                is(version.receiverCapabilityStatement()));
        assertThat(parsed(resources.codeSystems().getFirst()).path("url").asText(), is(version.codeSystem()));
        resources
                .operationDefinition()
                .ifPresent(o -> assertThat(parsed(o).path("url").asText(), is(version.submitOperation())));
    }

    @ParameterizedTest
    @EnumSource
    void thePartOfLoincHasTheCodesOfTheVersionWithoutDisplays(GuideVersion version) {
        JsonNode loinc = parsed(GuideResources.of(version).loinc());
        List<JsonNode> concepts =
                StreamSupport.stream(loinc.path("concept").spliterator(), false).toList();

        assertThat(loinc.path("url").asText(), is(Loinc.SYSTEM));
        assertThat(loinc.path("content").asText(), is("fragment"));
        assertThat(
                concepts.stream().map(c -> c.path("code").asText()).toList(),
                hasItems(Stream.of(Concept.values())
                        .flatMap(c -> version.codings(c).stream())
                        .filter(c -> c.system().equals(Loinc.SYSTEM))
                        .map(Coding::code)
                        .toArray(String[]::new)));
        assertThat("displays", concepts.stream().filter(c -> c.has("display")).toList(), is(empty()));
    }

    private static JsonNode parsed(GuideResource resource) {
        try {
            return JSON.readTree(resource.json());
        } catch (JsonProcessingException e) {
            throw new AssertionError(resource.name() + " is no JSON", e);
        }
    }
}
