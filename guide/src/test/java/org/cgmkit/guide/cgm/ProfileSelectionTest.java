package org.cgmkit.guide.cgm;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileSelectionTest {

    @ParameterizedTest
    @CsvSource({
        "99504-3, SENSOR_READING_MASS", "105272-9, SENSOR_READING_MOLES", "107931-8, SUMMARY",
        "97507-8, MEAN_GLUCOSE_MASS", "105273-7, MEAN_GLUCOSE_MOLES", "106793-3, TIMES_IN_RANGES",
        "97506-0, GMI", "104638-2, COEFFICIENT_OF_VARIATION", "104636-6, DAYS_OF_WEAR",
        "104637-4, SENSOR_ACTIVE_PERCENTAGE"
    })
    void anObservationIsToldByItsLoincCode(String code, Profile profile) {
        assertThat("profile", select("Observation", "http://loinc.org", code), is(Optional.of(profile)));
    }

    @Test
    void aCodeOfAnotherSystemTellsNothing() {
        assertThat("profile", select("Observation", "http://snomed.info/sct", "99504-3"), is(Optional.empty()));
    }

    @Test
    void aComponentsCodeIsNoProfileOfItsOwn() {
        assertThat("profile", select("Observation", "http://loinc.org", "104642-4"), is(Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "cgm-data-submission-standing-order, CGM_STANDING_ORDER",
        "cgm-data-submission-one-time-order, CGM_ONE_TIME_ORDER"
    })
    void anOrderIsToldByItsCode(String code, Profile profile) {
        assertThat(
                "profile",
                select("ServiceRequest", "http://hl7.org/fhir/uv/cgm/CodeSystem/cgm", code),
                is(Optional.of(profile)));
    }

    @ParameterizedTest
    @CsvSource({"Bundle, SUBMISSION_BUNDLE", "Device, DEVICE", "DiagnosticReport, SUMMARY_PDF"})
    void otherResourcesAreToldByTheirType(String type, Profile profile) {
        assertThat("profile", select(type, "http://loinc.org", "1-8"), is(Optional.of(profile)));
    }

    @Test
    void theGuideHasNoProfileForAPatient() {
        assertThat("profile", select("Patient", "http://loinc.org", "99504-3"), is(Optional.empty()));
    }

    private static Optional<Profile> select(String type, String system, String code) {
        String resource = """
                {"resourceType": "%s", "code": {"coding": [{"system": "urn:other", "code": "x"}, {"system": "%s", "code": "%s"}]}}
                """.formatted(type, system, code);
        try {
            return ProfileSelection.of(GuideVersion.STU1, new ObjectMapper().readTree(resource));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
