package org.cgmkit.cgm.receiver.resource;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.cgmkit.fixtures.Submission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceComparisonTest {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final String SENT = """
            {"resourceType": "Observation", "status": "final",
             "identifier": [{"system": "https://app.example", "value": "7"}],
             "code": {"coding": [{"system": "http://loinc.org", "code": "99504-3"}]},
             "subject": {"reference": "Patient/1"},
             "effectiveDateTime": "2026-05-01T10:00:00+02:00",
             "valueQuantity": {"value": 120.0, "unit": "mg/dl", "system": "http://unitsofmeasure.org", "code": "mg/dL"}}
            """;

    private final ResourceComparison comparison =
            new ResourceComparison(Submission.parse("{\"resourceType\": \"Bundle\"}"), Map.of(), "https://ehr.example");

    @Test
    void whatAReceiverAddsIsNoDifference() {
        ResourceComparison.Differences found = compared(sent -> sent.replace(
                        "\"status\"",
                        "\"id\": \"1\", \"meta\": {\"tag\": [{\"code\": \"x\"}]}, \"text\": {\"status\": \"generated\"},"
                                + " \"issued\": \"2026-05-02T10:00:00Z\", \"status\"")
                .replace("[{\"system\": \"https", "[{\"system\": \"urn:own\", \"value\": \"9\"}, {\"system\": \"https")
                .replace("\"99504-3\"", "\"99504-3\", \"display\": \"Glucose\""));

        assertThat(found.changes(), is(empty()));
        assertThat(found.otherwise(), is(empty()));
        assertThat(found.ignored(), is(empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-01T10:00:00+02:00, 2026-05-01T08:00:00Z, effectiveDateTime",
        "mg/dl, mg/dL, valueQuantity.unit",
        "120.0, 120, valueQuantity.value",
        "120.0, 120.00, valueQuantity.value"
    })
    void theSameInOtherWordsIsToldAndNoChange(String before, String after, String path) {
        ResourceComparison.Differences found = compared(sent -> sent.replaceFirst(Pattern.quote(before), after));

        assertThat(found.changes(), is(empty()));
        assertThat(found.otherwise(), contains(containsString(path + ": " + before + " became " + after)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+02:00\"| \"| (without its time or offset, which is another moment or none)",
                "T10:00:00+02:00| T10:00:00Z| (another moment)",
                "120.0| 120.1| valueQuantity.value: 120.0 became 120.1",
                "120.0| \"120.0\"| valueQuantity.value: 120.0 became 120.0",
                "mg/dl| mmol/l| valueQuantity.unit: mg/dl became mmol/l",
                "\"reference\": \"Patient/1\"| \"display\": \"Somebody\"| subject.reference: expected Patient/1, found none",
                "\"system\": \"https://app.example\",| ''| identifier[0].system: https://app.example is gone",
                "\"7\"| \"007\"| identifier[0].value: 7 became 007",
                "\"final\"| \"amended\"| status: final became amended",
                "https://app.example| https://ehr.example/ids| identifier[0].system",
                "Patient/1| Patient/2| subject.reference: expected Patient/1, found Patient/2",
                "\"status\": \"final\",| ''| status is gone",
                ", \"code\": \"mg/dL\"| ''| valueQuantity.code is gone"
            })
    void anythingElseIsAChange(String before, String after, String told) {
        ResourceComparison.Differences found = compared(sent -> sent.replace(before, after));

        assertThat(found.changes(), contains(containsString(told)));
    }

    @Test
    void decimalsOfAnotherPrecisionAreTheSameAmountAndRemarked() {
        ResourceComparison.Differences found = compared(sent -> sent.replace("120.0", "120"));

        assertThat(found.changes(), is(empty()));
        assertThat(
                found.otherwise(),
                contains("valueQuantity.value: 120.0 became 120 (FHIR R4 asks to keep the precision of a decimal)"));
    }

    @Test
    void aWholeElementThatMayBeIgnoredIsToldAndNoChange() {
        ResourceComparison.Differences found = compared(
                sent -> sent.replace("\"identifier\": [{\"system\": \"https://app.example\", \"value\": \"7\"}],", ""));

        assertThat(found.changes(), is(empty()));
        assertThat(found.ignored(), contains("identifier"));
    }

    private ResourceComparison.Differences compared(UnaryOperator<String> change) {
        return comparison.of(read(SENT), read(change.apply(SENT)));
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
