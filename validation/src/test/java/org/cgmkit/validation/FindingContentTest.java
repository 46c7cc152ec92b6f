package org.cgmkit.validation;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.Arrays;
import java.util.Optional;
import org.cgmkit.fixtures.variant.Variant;
import org.cgmkit.fixtures.variant.Variants;
import org.cgmkit.validation.finding.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A finding says what was expected, what came, by which rule, and where in the text. */
@ExtendWith(ValidatorResolver.class)
class FindingContentTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    gmi without a subject                               | Observation.subject                          | at least 1                                   | none                        | Validation_VAL_Profile_Minimum
                    reading-mass with the unit as UCUM spells it        | Observation.value.ofType(Quantity).unit      | mg/dl                                        | mg/dL                       | _DT_Fixed_Wrong
                    reading-mass without a unit                         | Observation.value.ofType(Quantity).unit      | mg/dl                                        | none                        | Profile_VAL_MissingElement
                    days-of-wear without a unit code                    | Observation.value.ofType(Quantity).code      | d                                            | none                        | Profile_VAL_MissingElement
                    cv with another LOINC code                          | Observation.code                             | 104638-2 of http://loinc.org                 | 2339-0 of http://loinc.org  | TYPE_CHECKS_PATTERN_CC
                    days-of-wear with a code as text only               | Observation.code                             | at least 1 coding                            | 0                           | Terminology_TX_Coding_Count
                    mean-mass with a value of type String               | Observation.value.ofType(string)             | Quantity                                     | string                      | Extension_PROF_Type
                    mean-mass with a moment where a period is due       | Observation.effective                        | one with type Period                         | none                        | Validation_VAL_Profile_Minimum_SLICE
                    times-in-ranges without timeInHigh                  | Observation.component                        | one with code 104640-8 of http://loinc.org   | none                        | Validation_VAL_Profile_Minimum_SLICE
                    times-in-ranges with timeInLow twice                | Observation.component                        | at most 1                                    | 2                           | Validation_VAL_Profile_Maximum
                    summary-report with a file of another type          | DiagnosticReport.presentedForm               | one with contentType application/pdf         | none                        | Validation_VAL_Profile_Minimum_SLICE
                    standing-order with a submission period in mg       | ServiceRequest.extension[0].extension[0].value.ofType(Quantity) | a code of UnitsOfTime     | http://unitsofmeasure.org#mg | Terminology_TX_NoValid_12
                    reading-mass with an unknown status                 | Observation.status                           | a code of ObservationStatus                  | finished                    | Terminology_TX_NoValid_16
                    standing-order with a code that the guide does not have | ServiceRequest.code                      | a code of http://hl7.org/fhir/uv/cgm/CodeSystem/cgm | cgm-order            | Terminology_PassThrough_TX_Message
                    one-time-order without a specification              | ServiceRequest.extension                     | an extension with the url http://hl7.org/fhir/uv/cgm/StructureDefinition/data-submission-one-time-spec | none | Validation_VAL_Profile_Minimum_SLICE_EXT
                    one-time-order with parts of the time period        | ServiceRequest.extension[0].extension[0].extension | none                                   | 1                           | Validation_VAL_Profile_Maximum
                    reading-mass with neither value nor reason          | Observation                                  | Either a value or the reason why there is none |                           | cgm-sensor-value-or-dar
                    submission with a summary without gmi               | Bundle.entry[1].resource.hasMember           | one with a target with code 97506-0 of http://loinc.org | none             | Validation_VAL_Profile_Minimum_SLICE
                    """)
    void tellsExpectedAndActual(
            String variant, String path, String expected, String actual, String rule, GuideValidator validator) {
        Finding finding = Arrays.stream(findings(variant, validator))
                .filter(f -> f.path().equals(path) && rule.equals(f.rule()))
                .findFirst()
                .orElseThrow();

        assertThat("expected", finding.expected(), is(expected));
        assertThat("actual", finding.actual(), is(actual));
    }

    @Test
    void tellsTheEntryOfASubmission(GuideValidator validator) {
        Finding finding = findings("submission with a reading without subject", validator)[0];

        assertThat(finding.entry(), is(8));
        assertThat(
                Optional.ofNullable(findings("submission without a timestamp", validator)[0].entry()),
                is(Optional.empty()));
    }

    @Test
    void tellsLineAndColumn(GuideValidator validator) {
        String text = """
                {
                  "resourceType": "Observation",
                  "status": "finished",
                  "code": {"text": "x"}
                }
                """;

        Finding finding = validator.validate(text).getFirst();

        assertThat(finding.path(), is("Observation.status"));
        assertThat("line", finding.line(), is(3));
        assertThat("column", finding.column(), is(23));
    }

    private static Finding[] findings(String name, GuideValidator validator) {
        Variant variant = Variants.broken()
                .filter(v -> v.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no variant " + name));
        return validator
                .validate(Examples.own(variant).toString(), variant.profile())
                .toArray(Finding[]::new);
    }
}
