package org.cgmkit.validation;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.util.List;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.Profile;
import org.cgmkit.validation.finding.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON that is far from FHIR gets findings and never an exception. */
@ExtendWith(ValidatorResolver.class)
class OddInputTest {
    private static final String READING = Profile.SENSOR_READING_MASS.url(GuideVersion.STU1);

    @ParameterizedTest
    @ValueSource(strings = {"Foo", "", "Quantity", "Element", "observation"})
    void aTypeThatIsNoResourceIsFatal(String type, GuideValidator validator) {
        List<Finding> findings = validator.validate("{\"resourceType\": \"" + type + "\"}");

        assertThat(findings, hasSize(1));
        assertThat(findings.getFirst().severity(), is(Finding.Severity.FATAL));
        assertThat(findings.getFirst().message(), is("FHIR R4 has no resource of type '" + type + "'."));
    }

    @Test
    void anUnknownProfileIsFatal(GuideValidator validator) {
        List<Finding> findings = validator.validate(
                "{\"resourceType\": \"Observation\"}", "http://hl7.org/uv/cgm/StructureDefinition/x");

        assertThat(findings, hasSize(1));
        assertThat(findings.getFirst().severity(), is(Finding.Severity.FATAL));
        assertThat(
                findings.getFirst().message(),
                is(
                        "There is no profile http://hl7.org/uv/cgm/StructureDefinition/x in FHIR R4 or in the guide's version"
                                + " stu1; the guide's profiles begin with http://hl7.org/fhir/uv/cgm/StructureDefinition/."));
    }

    @Test
    void aProfileMayBeNamedWithItsVersion(GuideValidator validator) {
        assertThat(
                messages(validator.validate("{\"resourceType\": \"Device\"}", READING + "|1.0.0")),
                is(List.of(
                        "cgm-sensor-reading-mass-per-volume is a profile of Observation, and this resource is of type"
                                + " Device.")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"resourceType": "Observation", "meta": "x"}                      | meta must be a JSON Object
                    {"resourceType": "Observation", "code": [1, [2]]}                 | code must be a JSON Object
                    {"resourceType": "Observation", "status": null}                   | The value must be a simple value
                    {"resourceType": "Observation", "subject": {}}                    | Object must have some content
                    {"resourceType": "Observation", "valueQuantity": {"value": "1"}}  | The value must be a JSON number
                    {"resourceType": "Observation", "status": "a", "status": "b"}     | The JSON property 'status' is a duplicate
                    {"resourceType": "Bundle", "entry": {}}                           | entry must be a JSON Array
                    {"resourceType": "Bundle", "entry": [null, 3, [], {}]}            | The input is JSON, but not as FHIR has it
                    {"resourceType": "Bundle", "entry": [{"resource": {"a": 1}}]}     | Unable to find resourceType property
                    {"resourceType": "Bundle", "entry": [{"resource": {"resourceType": "Foo"}}]} | FHIR R4 has no resource of type 'Foo'.
                    """)
    void whatIsWrongIsNamed(String input, String message, GuideValidator validator) {
        assertThat(messages(validator.validate(input)), hasItem(startsWith(message)));
        assertThat(messages(validator.validate(input, READING)), hasItem(startsWith(message)));
    }

    private static List<String> messages(List<Finding> findings) {
        return findings.stream()
                .filter(Finding::invalidates)
                .map(Finding::message)
                .toList();
    }
}
