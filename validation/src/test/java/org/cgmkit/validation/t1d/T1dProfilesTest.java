package org.cgmkit.validation.t1d;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import org.cgmkit.fixtures.t1d.T1dSubmissions;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.t1d.T1dEdition;
import org.cgmkit.guide.t1d.T1dProfile;
import org.cgmkit.validation.GuideValidator;
import org.cgmkit.validation.finding.Finding;
import org.junit.jupiter.api.Test;

/** The profiles of the T1D Exchange draft beside those of the guide on CGM, and what binds only where it is claimed. */
class T1dProfilesTest {
    private static final T1dEdition EDITION = T1dEdition.usual();
    private static final GuideValidator VALIDATOR =
            GuideValidator.builtIn(EDITION).judgingEntries();
    private static final int ENCOUNTER = 1;
    private static final int GLUCOSE = 2;
    private static final int HBA1C = 4;
    private static final int SOCIAL_NEED = 5;

    @Test
    void theSampleSubmissionConforms() {
        assertThat(errors(VALIDATOR, T1dSubmissions.sound("p-1")), is(empty()));
    }

    @Test
    void theFirstEditionConvictsWhatOnlyTheLastHas() {
        GuideValidator first = GuideValidator.builtIn(T1dEdition.FIRST).judgingEntries();
        ObjectNode patient = resource(T1dSubmissions.sound("p-1"), 0);
        ((ObjectNode) patient.at("/extension/3/valueCodeableConcept/coding/0"))
                .put("system", "http://terminology.hl7.org/CodeSystem/v3-NullFlavor")
                .put("code", "UNK");

        assertThat(
                "an unknown education by the first",
                errors(first, patient).stream().map(Finding::path).toList(),
                hasItem(containsString("extension[3]")));
        assertThat("the same by the last", errors(VALIDATOR, patient), is(empty()));
    }

    @Test
    void aMassUnitInLowerCaseIsRightInOneGuideAndWrongInTheOther() {
        ObjectNode glucose = resource(T1dSubmissions.sound("p-1"), GLUCOSE);
        ((ObjectNode) glucose.path("valueQuantity")).put("unit", "mg/dl");

        assertThat(
                errors(VALIDATOR, glucose).stream().map(Finding::path).toList(),
                contains("Observation.value.ofType(Quantity).unit"));
    }

    @Test
    void theGuideOnCgmDoesNotKnowTheDraftsProfiles() {
        GuideValidator cgm = GuideValidator.builtIn(GuideVersion.STU1);

        List<Finding> said = cgm.validate("{\"resourceType\":\"Patient\"}", T1dProfile.PATIENT.url(EDITION));

        assertThat(said.stream().map(Finding::rule).toList(), contains("unknown-profile"));
        assertThat(
                VALIDATOR
                        .validate(
                                "{\"resourceType\":\"Device\"}",
                                GuideVersion.STU1.canonicalBase() + "/StructureDefinition/cgm-device")
                        .stream()
                        .map(Finding::rule)
                        .toList(),
                contains("unknown-profile"));
    }

    @Test
    void anUnclaimedHba1cWithoutItsDisplayIsAWarningAndAClaimedOneAnError() {
        Consumer<ObjectNode> withoutDisplay = hba1c -> ((ObjectNode) hba1c.at("/code/coding/0")).remove("display");

        assertClaimDecides(HBA1C, withoutDisplay, "code");
    }

    @Test
    void anUnclaimedGlucoseInAnotherUnitIsAWarningAndAClaimedOneAnError() {
        assertClaimDecides(
                GLUCOSE,
                g -> ((ObjectNode) g.path("valueQuantity")).put("unit", "mg/dl"),
                "value.ofType(Quantity).unit");
    }

    @Test
    void anUnclaimedSocialNeedAsSurveyIsAWarningAndAClaimedOneAnError() {
        assertClaimDecides(
                SOCIAL_NEED, o -> ((ObjectNode) o.at("/category/0/coding/0")).put("code", "survey"), "category[0]");
    }

    @Test
    void anotherBreachIsToldOnceWhereTheSpecialProfileIsNotClaimed() {
        ObjectNode bundle = T1dSubmissions.sound("p-1");
        ObjectNode hba1c = resource(bundle, HBA1C);
        hba1c.remove("meta");
        hba1c.remove("subject");
        ((ObjectNode) resource(bundle, ENCOUNTER).path("class")).put("code", "HH");

        assertThat(unclaimed(bundle), is(empty()));
        assertThat(
                errors(VALIDATOR, bundle).stream()
                        .map(Finding::entry)
                        .distinct()
                        .toList(),
                contains(ENCOUNTER, HBA1C));
    }

    private static void assertClaimDecides(int position, Consumer<ObjectNode> breach, String path) {
        ObjectNode bundle = T1dSubmissions.sound("p-1");
        ObjectNode resource = resource(bundle, position);
        breach.accept(resource);
        String claimed = "Bundle.entry[" + position + "].resource." + path;

        assertThat(
                "claimed", errors(VALIDATOR, bundle).stream().map(Finding::path).toList(), hasItem(claimed));
        assertThat("claimed, as a warning", unclaimed(bundle), is(empty()));

        resource.remove("meta");

        assertThat("not claimed", errors(VALIDATOR, bundle), is(empty()));
        assertThat(
                "not claimed, as a warning",
                unclaimed(bundle).stream().map(Finding::path).toList(),
                contains(claimed));
        assertThat("alone", unclaimed(resource).stream().map(Finding::path).toList(), contains("Observation." + path));
    }

    private static List<Finding> unclaimed(JsonNode resource) {
        return VALIDATOR
                .validate(resource.toString(), EDITION.profileFor(resource).orElseThrow())
                .stream()
                .filter(f -> "unclaimed-profile".equals(f.rule()))
                .toList();
    }

    private static List<Finding> errors(GuideValidator validator, JsonNode resource) {
        return validator
                .validate(
                        resource.toString(),
                        validator.guide().profileFor(resource).orElseThrow())
                .stream()
                .filter(Finding::invalidates)
                .toList();
    }

    private static ObjectNode resource(ObjectNode bundle, int entry) {
        return (ObjectNode) bundle.at("/entry/" + entry + "/resource");
    }
}
