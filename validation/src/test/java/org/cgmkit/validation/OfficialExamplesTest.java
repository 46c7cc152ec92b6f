package org.cgmkit.validation;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.Loinc;
import org.cgmkit.guide.cgm.Profile;
import org.cgmkit.guide.cgm.ProfileSelection;
import org.cgmkit.validation.finding.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The guide's own examples conform to the kit's profiles, without as much as a warning. */
@ExtendWith(ValidatorResolver.class)
@EnabledIf(
        value = "org.cgmkit.validation.OfficialGuide#isFound",
        disabledReason = "the system property cgmkit.guide.official names no folder with the guide's own artifacts")
class OfficialExamplesTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void anExampleConforms(String id, JsonNode example, GuideValidator validator) {
        Profile profile = ProfileSelection.of(GuideVersion.STU1, example).orElseThrow();

        assertThat(findings(example, profile, validator), is(empty()));
    }

    @Test
    void theSummaryConformsTogetherWithItsMembers(GuideValidator validator) {
        ObjectNode submission = JsonNodeFactory.instance.objectNode();
        submission.put("resourceType", "Bundle").put("type", "transaction").put("timestamp", "2024-06-01T00:00:00Z");
        ArrayNode entries = submission.putArray("entry");
        OfficialGuide.get()
                .examples()
                .filter(e -> e.path("resourceType").asText().equals("Observation"))
                .forEach(e -> {
                    ObjectNode entry = entries.addObject();
                    entry.put(
                            "fullUrl",
                            "https://example.org/Observation/" + e.path("id").asText());
                    entry.set("resource", e);
                    entry.putObject("request").put("method", "POST").put("url", "Observation");
                });

        assertThat(findings(submission, Profile.SUBMISSION_BUNDLE, validator), is(empty()));
    }

    /** All but the patient, who has no profile, and the summary, which says too little by itself. */
    static Stream<Arguments> examples() {
        return OfficialGuide.get()
                .examples()
                .filter(e -> !e.path("resourceType").asText().equals("Patient"))
                .filter(e -> !(e.path("resourceType").asText().equals("Observation")
                        && e.at("/code/coding/0/code").asText().equals(Loinc.SUMMARY.code())))
                .map(e -> Arguments.of(e.path("id").asText(), e));
    }

    private static List<Finding> findings(JsonNode resource, Profile profile, GuideValidator validator) {
        return validator.validate(resource.toString(), profile.url(GuideVersion.STU1)).stream()
                .filter(f -> f.severity() != Finding.Severity.INFORMATION)
                .toList();
    }
}
