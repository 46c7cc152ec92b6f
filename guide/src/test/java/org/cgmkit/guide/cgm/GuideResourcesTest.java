package org.cgmkit.guide.cgm;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GuideResourcesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final GuideResources resources = GuideResources.of(GuideVersion.STU1);

    @ParameterizedTest
    @EnumSource
    void aProfileStandsUnderItsCanonicalAndConstrainsItsType(Profile profile) {
        JsonNode json = parsed(resources.profile(profile));

        assertThat(json.path("url").asText(), is(profile.url(GuideVersion.STU1)));
        assertThat(json.path("version").asText(), is(GuideVersion.STU1.packageVersion()));
        assertThat(json.path("type").asText(), is(profile.type()));
        assertThat(
                "elements of the differential", json.at("/differential/element").size(), is(greaterThan(0)));
    }

    @Test
    void everyArtifactIsOfTheTypeThatItIsListedUnder() {
        assertThat(resources.all(), hasSize(Profile.values().length + 4));
        for (GuideResource resource : resources.all()) {
            assertThat(resource.name(), parsed(resource).path("resourceType").asText(), is(resource.type()));
        }
    }

    @Test
    void theConformanceResourcesStandUnderTheCanonicalsOfTheVersion() {
        assertThat(
                parsed(resources.capabilityStatement()).path("url").asText(),
                is(GuideVersion.STU1.receiverCapabilityStatement()));
        assertThat(
                parsed(resources.operationDefinition()).path("url").asText(), is(GuideVersion.STU1.submitOperation()));
        assertThat(parsed(resources.codeSystems().getFirst()).path("url").asText(), is(GuideVersion.STU1.codeSystem()));
    }

    @Test
    void thePartOfLoincIsTheCodesOfTheGuideWithoutDisplays() {
        JsonNode loinc = parsed(resources.loinc());
        List<JsonNode> concepts =
                StreamSupport.stream(loinc.path("concept").spliterator(), false).toList();

        assertThat(loinc.path("url").asText(), is(Loinc.SYSTEM));
        assertThat(loinc.path("content").asText(), is("fragment"));
        assertThat(
                concepts.stream().map(c -> c.path("code").asText()).toList(),
                containsInAnyOrder(
                        Arrays.stream(Loinc.values()).map(Loinc::code).toArray()));
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
