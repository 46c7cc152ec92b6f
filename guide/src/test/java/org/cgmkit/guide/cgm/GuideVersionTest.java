package org.cgmkit.guide.cgm;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is known of a version besides its profiles agrees with its profiles. */
class GuideVersionTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({
        "stu1, STU1",
        "1.0.0, STU1",
        "ballot, BALLOT",
        "1.0.0-ballot, BALLOT",
        "argonaut-2024, ARGONAUT_2024",
    })
    void aVersionHasANameAndANumber(String name, GuideVersion version) {
        assertThat(GuideVersion.byName(name), is(Optional.of(version)));
    }

    @ParameterizedTest
    @CsvSource({"''", "current", "0.1.0", "STU1"})
    void otherNamesAreNone(String name) {
        assertThat(GuideVersion.byName(name), is(Optional.empty()));
    }

    @ParameterizedTest
    @EnumSource
    void theCodingsAreThoseThatTheProfilesDemand(GuideVersion version) {
        for (Concept concept : Concept.values()) {
            concept.profile()
                    .ifPresent(profile -> assertThat(
                            concept + " in " + version,
                            Set.copyOf(version.codings(concept)),
                            is(pattern(version, profile, "Observation.code"))));
        }
        assertThat(
                "the report of a summary",
                Set.copyOf(version.codings(Concept.SUMMARY)),
                is(pattern(version, Profile.SUMMARY_PDF, "DiagnosticReport.code")));
        assertThat(
                "a range among the times in ranges",
                Set.copyOf(version.codings(Concept.TIME_IN_TARGET)),
                is(pattern(version, Profile.TIMES_IN_RANGES, "Observation.component:timeInTarget.code")));
    }

    @ParameterizedTest
    @EnumSource
    void theCodesOfOrdersAreThoseThatTheProfilesDemand(GuideVersion version) {
        for (Profile order : List.of(Profile.CGM_STANDING_ORDER, Profile.CGM_ONE_TIME_ORDER)) {
            assertThat(
                    "has " + order,
                    version.orderCode(order).isPresent(),
                    is(version.profiles().contains(order)));
            version.orderCode(order)
                    .ifPresent(code -> assertThat(pattern(version, order, "ServiceRequest.code"), is(Set.of(code))));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theCategoriesAreThoseThatTheProfilesDemand(GuideVersion version) {
        assertThat(
                version.category("Observation").stream().collect(Collectors.toSet()),
                is(pattern(version, Profile.GMI, "Observation.category:labCategory")));
        assertThat(
                version.category("DiagnosticReport").stream().collect(Collectors.toSet()),
                is(pattern(version, Profile.SUMMARY_PDF, "DiagnosticReport.category:labCategory")));
    }

    @Test
    void aSubmissionGoesItsOwnWayInEachVersion() {
        assertThat(
                GuideVersion.STU1.submission(),
                is(new SubmissionForm(
                        List.of("/$submit-cgm-bundle"), "transaction", "transaction-response", Optional.empty())));
        assertThat(
                "the ballot's text and its definition of the operation differ",
                GuideVersion.BALLOT.submission().paths(),
                is(List.of("/$submit-cgm-bundle", "/Bundle/$submit-cgm-bundle")));
        assertThat(
                GuideVersion.ARGONAUT_2024.submission(),
                is(new SubmissionForm(
                        List.of(""),
                        "batch",
                        "batch-response",
                        Optional.of(
                                new Coding("http://hl7.org/uv/cgm/CodeSystem/cgm", "cgm-data-submission-bundle")))));
    }

    @Test
    void onlyStu1SaysWhatItsFlagsAskFor() {
        assertThat(
                List.of(GuideVersion.values()).stream()
                        .filter(GuideVersion::mustSupportBinds)
                        .toList(),
                is(List.of(GuideVersion.STU1)));
    }

    @Test
    void aCodeThatSatisfiesSeveralVersionsIsOfEachOfThem() {
        List<Coding> bridging = List.of(
                new Coding("http://hl7.org/uv/cgm/CodeSystem/cgm-summary-codes-temporary", "cgm-summary"),
                new Coding("http://hl7.org/fhir/uv/cgm/CodeSystem/cgm-summary-codes-temporary", "cgm-summary"),
                new Coding("http://loinc.org", "107931-8"));

        for (GuideVersion version : GuideVersion.values()) {
            assertThat(version.id(), version.concepts(bridging), is(List.of(Concept.SUMMARY)));
        }
    }

    @Test
    void whereTwoCodingsAreDemandedOneIsNotEnough() {
        List<Coding> half = List.of(new Coding("http://loinc.org", "97506-0"));

        assertThat(GuideVersion.STU1.concepts(half), is(List.of(Concept.GMI)));
        assertThat(GuideVersion.BALLOT.concepts(half), is(empty()));
    }

    /** The codings of a pattern, none where the element is not there. */
    private static Set<Coding> pattern(GuideVersion version, Profile profile, String element) {
        try {
            JsonNode json =
                    JSON.readTree(GuideResources.of(version).profile(profile).json());
            return StreamSupport.stream(json.at("/differential/element").spliterator(), false)
                    .filter(e -> e.path("id").asText().equals(element))
                    .flatMap(e -> Coding.of(e.path("patternCodeableConcept")))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @EnumSource(GuideVersion.class)
    void allVersionsListTheSameScopes(GuideVersion version) {
        assertThat(version.scopes(), is(GuideVersion.usual().scopes()));
    }
}
