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
import org.cgmkit.guide.cgm.Profile;
import org.cgmkit.guide.cgm.ProfileSelection;
import org.cgmkit.validation.finding.Finding;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The guide's own examples conform to the kit's profiles, without as much as a warning. */
@ExtendWith(ValidatorResolver.class)
@EnabledIf(
        value = "org.cgmkit.validation.OfficialGuide#isFound",
        disabledReason = "the system property cgmkit.guide.official names no folder with the guide's own artifacts")
class OfficialExamplesTest {

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("examples")
    void anExampleConforms(GuideVersion version, String id, JsonNode example, VersionValidators validators) {
        Profile profile = ProfileSelection.of(version, example).orElseThrow();

        assertThat(findings(example, profile, version, validators), is(empty()));
    }

    @ParameterizedTest
    @EnumSource
    void theSummaryConformsTogetherWithItsMembers(GuideVersion version, VersionValidators validators) {
        ObjectNode submission = JsonNodeFactory.instance.objectNode();
        submission
                .put("resourceType", "Bundle")
                .put("type", version.submission().bundleType())
                .put("timestamp", "2024-06-01T00:00:00Z");
        version.submission()
                .tag()
                .ifPresent(tag -> submission
                        .putObject("meta")
                        .putArray("tag")
                        .addObject()
                        .put("system", tag.system())
                        .put("code", tag.code()));
        ArrayNode entries = submission.putArray("entry");
        OfficialGuide.get(version)
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

        assertThat(findings(submission, Profile.SUBMISSION_BUNDLE, version, validators), is(empty()));
    }

    /** All but the patient, who has no profile, and the summary, which says too little by itself. */
    static Stream<Arguments> examples() {
        return Stream.of(GuideVersion.values())
                .flatMap(version -> OfficialGuide.get(version)
                        .examples()
                        .filter(e -> !e.path("resourceType").asText().equals("Patient"))
                        .filter(e -> !isSummary(version, e))
                        .map(e -> Arguments.of(version, e.path("id").asText(), e)));
    }

    private static boolean isSummary(GuideVersion version, JsonNode example) {
        return ProfileSelection.of(version, example)
                .filter(Profile.SUMMARY::equals)
                .isPresent();
    }

    private static List<Finding> findings(
            JsonNode resource, Profile profile, GuideVersion version, VersionValidators validators) {
        return validators.kit(version).validate(resource.toString(), profile.url(version)).stream()
                .filter(f -> f.severity() != Finding.Severity.INFORMATION)
                .toList();
    }
}
