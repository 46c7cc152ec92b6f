package org.cgmkit.validation;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cgmkit.fixtures.variant.Variant;
import org.cgmkit.fixtures.variant.Variants;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.Profile;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Under one engine, the kit's profiles and the guide's own say the same about every variant of every example. */
@ExtendWith(ValidatorResolver.class)
@Execution(ExecutionMode.CONCURRENT)
@EnabledIf(
        value = "org.cgmkit.validation.OfficialGuide#isFound",
        disabledReason = "the system property cgmkit.guide.official names no folder with the guide's own artifacts")
class OfficialVerdictsTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("variants")
    void agreeOnTheKitsExample(Variant variant, GuideValidator kit, @OfficialProfiles GuideValidator guide) {
        assertAgreement(Examples.own(variant), variant.profile(), kit, guide);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("variantsOfOfficialExamples")
    void agreeOnTheGuidesExample(Variant variant, GuideValidator kit, @OfficialProfiles GuideValidator guide) {
        assertAgreement(Examples.official(variant, OfficialGuide.get()), variant.profile(), kit, guide);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("variantsOfOlderExamples")
    void agreeInOlderVersions(GuideVersion version, Variant variant, VersionValidators validators) {
        assertAgreement(
                Examples.official(variant, OfficialGuide.get(version)),
                version.canonicalBase() + "/StructureDefinition/"
                        + variant.base().profile(),
                validators.kit(version),
                validators.official(version));
    }

    /** One change for each constraint that the version has, too. */
    static Stream<Arguments> variantsOfOlderExamples() {
        return Stream.of(GuideVersion.BALLOT, GuideVersion.ARGONAUT_2024)
                .flatMap(version -> oneForEachConstraint(version).map(v -> Arguments.of(version, v)));
    }

    private static Stream<Variant> oneForEachConstraint(GuideVersion version) {
        Map<List<String>, Variant> variants = new LinkedHashMap<>();
        Variants.broken()
                .filter(v -> v.base().official() != null && !v.breaks().isEmpty())
                .filter(v -> Profile.byId(v.base().profile())
                        .filter(version.profiles()::contains)
                        .isPresent())
                .forEach(v -> variants.putIfAbsent(v.breaks(), v));
        return variants.values().stream();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "STU1")
    void manyChangesAreTriedInOlderVersions(GuideVersion version) {
        assertThat(oneForEachConstraint(version).count(), is(greaterThanOrEqualTo(100L)));
    }

    static Stream<Variant> variants() {
        return Stream.concat(Variants.broken(), Variants.sound());
    }

    static Stream<Variant> variantsOfOfficialExamples() {
        return variants().filter(v -> v.base().official() != null);
    }

    private static void assertAgreement(JsonNode resource, String profile, GuideValidator kit, GuideValidator guide) {
        assertThat(
                "what the kit's profiles find, against what the guide's find",
                found(kit, resource, profile),
                is(found(guide, resource, profile)));
    }

    private static List<String> found(GuideValidator validator, JsonNode resource, String profile) {
        return validator.validate(resource.toString(), profile).stream()
                .map(f -> f.severity() + " at " + f.path())
                .sorted()
                .toList();
    }
}
