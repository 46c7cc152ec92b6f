package org.cgmkit.reports.page;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.cgmkit.guide.Verb;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedPlacesTest {
    private static final String BODY = """
            {"resourceType": "Bundle", "type": "transaction", "entry": [
              {"resource": {"resourceType": "Device"}},
              {"resource": {"resourceType": "Observation", "code": {"coding": [{"code": "99504-3"}]},
                            "valueQuantity": {"unit": "mg/dL"}},
               "response": {"status": "200 OK"}}]}""";

    @ParameterizedTest
    @CsvSource({
        "entry[1].response.status is 200, /entry/1/response/status",
        "found Bundle.entry[1].resource.value.ofType(Quantity).unit: it reads mg/dL, /entry/1/resource/valueQuantity/unit",
        "entry[1].resource.code.coding.code was changed, /entry/1/resource/code/coding/0/code",
        "Bundle.type and entry[0] differ, /type /entry/0",
        "entry[7] is missing, ''",
        "Observation.code is missing, ''",
        "it was answered by http://host.example/fhir/entry[1], ''",
        "see v1.2.3 of the guide, ''"
    })
    void aPathIsFoundAsFarAsItIsOne(String message, String places) throws IOException {
        assertThat(places(message, "", false), is(places));
    }

    @ParameterizedTest
    @CsvSource({"entry[1].response.location is missing, /entry/1/response", "entry[7] is missing, /entry"})
    void whatIsMissingIsFoundByWhatLacksIt(String message, String places) throws IOException {
        assertThat(places(message, "", true), is(places));
    }

    @ParameterizedTest
    @CsvSource({"200, /entry/1/response/status", "99504-3, /entry/1/resource/code/coding/0/code", "nothing, ''"})
    void aValueIsFoundWhereNoPathIsNamed(String actual, String places) throws IOException {
        assertThat(places("It is another.", actual, false), is(places));
    }

    private static String places(String message, String actual, boolean nearly) throws IOException {
        JsonNode body = new ObjectMapper().readTree(BODY);
        CheckResult check = new CheckResult(
                "receiver.a.b", Verb.SHALL, true, "T", Outcome.FAIL, message, null, actual, List.of(), Duration.ZERO);
        return NamedPlaces.of(check, body, nearly).stream()
                .map(Object::toString)
                .collect(Collectors.joining(" "));
    }
}
