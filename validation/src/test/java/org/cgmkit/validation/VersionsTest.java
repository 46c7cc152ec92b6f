package org.cgmkit.validation;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.cgmkit.fixtures.GuideEdition;
import org.cgmkit.guide.cgm.GuideResources;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.Profile;
import org.cgmkit.validation.definitions.GuidePackageException;
import org.cgmkit.validation.finding.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each version judges by its own profiles, and by what its text asks for and its profiles do not hold. */
@ExtendWith(ValidatorResolver.class)
class VersionsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void theKitsExampleIsSoundInEachVersion(GuideVersion version, VersionValidators validators) {
        assertThat(errors(edition(version), version, validators), is(empty()));
    }

    @ParameterizedTest
    @EnumSource
    void aBridgeOverAllVersionsIsSoundInEach(GuideVersion version, VersionValidators validators) {
        ObjectNode bridge = edition(version, GuideVersion.STU1, GuideVersion.BALLOT, GuideVersion.ARGONAUT_2024);

        assertThat(errors(bridge, version, validators), is(empty()));
    }

    @ParameterizedTest
    @EnumSource
    void aReadingMayLackItsValueInStu1Only(GuideVersion version, VersionValidators validators) {
        ObjectNode reading = (ObjectNode) GuideEdition.of(version).edit(TestFiles.json("examples/reading-mass.json"));
        reading.remove("valueQuantity");
        reading.putObject("dataAbsentReason")
                .putArray("coding")
                .addObject()
                .put("system", "http://terminology.hl7.org/CodeSystem/data-absent-reason")
                .put("code", "unknown");

        List<String> errors = paths(validators
                .judgingEntries(version)
                .validate(reading.toString(), Profile.SENSOR_READING_MASS.url(version)));

        assertThat(errors, version == GuideVersion.STU1 ? is(empty()) : contains("Observation.value"));
    }

    @ParameterizedTest
    @EnumSource
    void aCategoryIsAskedForInTheArgonautDraftOnly(GuideVersion version, VersionValidators validators) {
        ObjectNode reading = (ObjectNode) GuideEdition.of(version).edit(TestFiles.json("examples/reading-mass.json"));
        reading.remove("category");

        List<Finding> errors =
                validators
                        .judgingEntries(version)
                        .validate(reading.toString(), Profile.SENSOR_READING_MASS.url(version))
                        .stream()
                        .filter(Finding::invalidates)
                        .toList();

        assertThat(errors.isEmpty(), is(version != GuideVersion.ARGONAUT_2024));
    }

    @Test
    void theArgonautDraftPostsABatchThoughItsProfileDoesNotSaySo(VersionValidators validators) {
        ObjectNode transaction = edition(GuideVersion.ARGONAUT_2024).put("type", "transaction");

        assertThat(
                errors(transaction, GuideVersion.ARGONAUT_2024, validators),
                contains("Bundle.type is 'transaction', and the Argonaut draft of 2024 posts a batch; its text says so,"
                        + " not its profile."));
    }

    @Test
    void aMissingTagIsRemarkedOnInTheArgonautDraftThoughItsProfileDoesNotFindIt(VersionValidators validators) {
        ObjectNode untagged = edition(GuideVersion.ARGONAUT_2024);
        untagged.remove("meta");

        assertThat("errors", errors(untagged, GuideVersion.ARGONAUT_2024, validators), is(empty()));
        assertThat(
                "remarks",
                found(untagged, GuideVersion.ARGONAUT_2024, validators).stream()
                        .map(f -> String.valueOf(f.rule()))
                        .filter("submission-tag"::equals)
                        .toList(),
                contains("submission-tag"));
    }

    @Test
    void aPatientOfTheArgonautDraftIsThatOfUsCore(VersionValidators validators) {
        String nameless = "{\"resourceType\": \"Patient\", \"identifier\": [{\"system\": \"urn:a\", \"value\": \"1\"}],"
                + " \"gender\": \"female\"}";

        assertThat(
                paths(validators
                        .judgingEntries(GuideVersion.ARGONAUT_2024)
                        .validate(nameless, "http://hl7.org/fhir/us/core/StructureDefinition/us-core-patient")),
                contains("Patient.name"));
    }

    @ParameterizedTest
    @EnumSource
    void aPackageTellsItsVersion(GuideVersion version) {
        Path file = TestPackage.of(version.packageVersion()).write(folder.resolve("cgm.tgz"));

        assertThat(GuideValidator.versionOf(file), is(version));
    }

    @Test
    void aPackageOfAnotherVersionIsRefused() {
        Path file = TestPackage.of("2.0.0").write(folder.resolve("cgm.tgz"));

        assertThat(
                assertThrows(GuidePackageException.class, () -> GuideValidator.versionOf(file))
                        .getMessage(),
                is(file + " is the package hl7.fhir.uv.cgm#2.0.0; expected one of hl7.fhir.uv.cgm#1.0.0,"
                        + " hl7.fhir.uv.cgm#1.0.0-ballot, hl7.fhir.uv.cgm#0.1.0."));
    }

    @Test
    void whereAPublishedProfileRejectsEverythingTheKitsTakesItsPlace() {
        TestPackage made = TestPackage.of(GuideVersion.BALLOT.packageVersion());
        GuideResources.of(GuideVersion.BALLOT)
                .all()
                .forEach(r -> made.with(
                        r.name().replace('/', '-'),
                        r.name().endsWith(Profile.SUBMISSION_BUNDLE.id())
                                ? r.json().replace("\"min\": 1,", "\"min\": 1, \"max\": \"1\",")
                                : r.json()));
        Path file = made.write(folder.resolve("cgm.tgz"));

        assertThat(
                GuideValidator.withPackage(GuideVersion.BALLOT, file)
                        .validate(
                                edition(GuideVersion.BALLOT).toString(),
                                Profile.SUBMISSION_BUNDLE.url(GuideVersion.BALLOT))
                        .stream()
                        .filter(Finding::invalidates)
                        .toList(),
                is(empty()));
    }

    private static ObjectNode edition(GuideVersion... versions) {
        JsonNode edited = GuideEdition.of(versions).edit(TestFiles.json("examples/submission.json"));
        return (ObjectNode) edited;
    }

    private static List<String> errors(ObjectNode submission, GuideVersion version, VersionValidators validators) {
        return found(submission, version, validators).stream()
                .filter(Finding::invalidates)
                .map(Finding::message)
                .toList();
    }

    private static List<Finding> found(ObjectNode submission, GuideVersion version, VersionValidators validators) {
        return validators
                .judgingEntries(version)
                .validate(submission.toString(), Profile.SUBMISSION_BUNDLE.url(version));
    }

    private static List<String> paths(List<Finding> findings) {
        return findings.stream().filter(Finding::invalidates).map(Finding::path).toList();
    }
}
