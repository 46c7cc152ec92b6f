package org.cgmkit.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes of drafts and displays that mislead: valid, and worth a word. */
class ValidateCodingTest {
    private static final String TEMPORARY = "http://hl7.org/fhir/uv/cgm/CodeSystem/cgm-summary-codes-temporary";

    @ParameterizedTest
    @CsvSource({
        "http://loinc.org, 14745-4, 105272-9",
        "http://loinc.org, 104643-2, 107931-8",
        TEMPORARY + ", cgm-summary, 107931-8",
        TEMPORARY + ", gmi, 97506-0",
        "http://hl7.org/uv/cgm/CodeSystem/cgm-summary-codes-temporary, times-in-ranges, 106793-3"
    })
    void aCodeOfADraftIsNamedWithItsSuccessor(String system, String code, String now) {
        CommandRun run = CommandRun.withInput(coded(coding(system, code, "")), "validate", "--guide", "stu1", "-");

        assertThat(run.everything(), run.code(), is(0));
        assertThat(
                run.out(),
                containsString("warning: Observation.code: The code '" + code
                        + "' is one of the guide's drafts; STU 1 has the LOINC code " + now + " in its place"));
        assertThat(run.out(), containsString("    expected: " + now + " of http://loinc.org"));
    }

    @Test
    void theSummarysOldCodeIsAKnownTrap() {
        assertThat(
                CommandRun.withInput(coded(coding(TEMPORARY, "cgm-summary", "")), "validate", "--guide", "stu1", "-")
                        .out(),
                containsString("This is known trap 6."));
    }

    @Test
    void aCodeOfADraftBesideTheRightOneIsABridge() {
        String both = coding("http://loinc.org", "99504-3", "") + "," + coding("http://loinc.org", "105272-9", "") + ","
                + coding("http://loinc.org", "14745-4", "");

        assertThat(
                CommandRun.withInput(coded(both), "validate", "-").out(),
                not(containsString("one of the guide's drafts")));
    }

    @ParameterizedTest
    @CsvSource({
        "99504-3, Glucose [Moles/volume] in Interstitial fluid, moles per volume",
        "105272-9, Glucose [Mass/volume] in Interstitial fluid, mass per volume",
        "105273-7, Mean glucose (mg/dL), mass per volume",
        "97506-0, Glucose [Moles/volume] in Serum, moles per volume"
    })
    void aDisplayThatContradictsItsCodeIsNamed(String code, String display, String said) {
        CommandRun run = CommandRun.withInput(coded(coding("http://loinc.org", code, display)), "validate", "-");

        assertThat(
                run.out(),
                containsString("warning: Observation.code.coding[0]: The display '" + display + "' speaks of " + said
                        + ", and the code " + code + " means "));
    }

    @ParameterizedTest
    @CsvSource({
        "99504-3, Glucose [Mass/volume] in Interstitial fluid",
        "105272-9, Glucose [Moles/volume] in Interstitial fluid",
        "99504-3, Gewebezucker",
        "97506-0, Glucose management indicator",
        "8302-2, Height [Moles/volume]"
    })
    void anyOtherDisplayIsLetBe(String code, String display) {
        assertThat(
                CommandRun.withInput(coded(coding("http://loinc.org", code, display)), "validate", "-")
                        .out(),
                not(containsString("The display '")));
    }

    private static String coding(String system, String code, String display) {
        return "{\"system\": \"" + system + "\", \"code\": \"" + code + "\""
                + (display.isEmpty() ? "" : ", \"display\": \"" + display + "\"") + "}";
    }

    private static String coded(String codings) {
        return """
                {"resourceType": "Observation", "status": "final",
                 "code": {"coding": [%s]},
                 "subject": {"reference": "Patient/1"}, "effectiveDateTime": "2026-05-01T08:00:00Z",
                 "valueQuantity": {"value": 104, "unit": "mg/dl", "system": "http://unitsofmeasure.org", "code": "mg/dL"}}
                """.formatted(codings);
    }
}
