package org.cgmkit.guide.t1d;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.cgmkit.guide.GuideResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class T1dEditionTest {

    @ParameterizedTest
    @EnumSource
    void everyArtifactIsOfItsTypeAndSaysThatItIsADraft(T1dEdition edition) {
        for (GuideResource resource : edition.profileResources()) {
            JsonNode json = parsed(resource.json());
            assertThat(resource.name(), json.path("resourceType").asText(), is("StructureDefinition"));
            assertThat(resource.name(), json.path("status").asText(), is("draft"));
        }
        for (GuideResource resource : edition.terminologyResources()) {
            assertThat(
                    resource.name(),
                    parsed(resource.json()).path("resourceType").asText(),
                    is(resource.type()));
        }
    }

    @Test
    void theLastEditionHasFourExtensionsMore() {
        assertThat(T1dEdition.FIRST.profileResources(), hasSize(22));
        assertThat(T1dEdition.LAST.profileResources(), hasSize(26));
    }

    @Test
    void anEditionGoesByItsDayAndThePackageByItsLast() {
        assertThat(T1dEdition.byName("t1d-2025-09-01"), is(Optional.of(T1dEdition.FIRST)));
        assertThat(T1dEdition.byName("t1d-exchange"), is(Optional.of(T1dEdition.LAST)));
        assertThat(T1dEdition.byName("0.3.0"), is(Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            transaction, Patient,       t1d-data-submission-bundle
            collection,  Patient,       t1d-patient-data-bundle
            collection,  MeasureReport, t1d-quality-report-bundle
            collection,  Organization,
            searchset,   Patient,
            """)
    void aBundleIsToldByItsTypeAndByWhatItHolds(String type, String entry, String profile) {
        JsonNode bundle = parsed("{\"resourceType\":\"Bundle\",\"type\":\"" + type
                + "\",\"entry\":[{\"resource\":{\"resourceType\":\"" + entry + "\"}}]}");

        assertThat(
                T1dEdition.usual().profileFor(bundle).map(url -> url.substring(url.lastIndexOf('/') + 1)),
                is(Optional.ofNullable(profile)));
    }

    @Test
    void aSpecialProfileGoesWithTheCodeUnlessItIsClaimed() {
        String hba1c = T1dProfile.HBA1C.url(T1dEdition.usual());
        String code = "\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"4548-4\"}]}}";

        assertThat(
                T1dEdition.usual().unclaimedProfileFor(parsed("{\"resourceType\":\"Observation\"," + code)),
                is(Optional.of(hba1c)));
        assertThat(
                T1dEdition.usual()
                        .unclaimedProfileFor(parsed("{\"resourceType\":\"Observation\",\"meta\":{\"profile\":[\""
                                + hba1c + "|0.3.0\"]}," + code)),
                is(Optional.empty()));
    }

    private static JsonNode parsed(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
