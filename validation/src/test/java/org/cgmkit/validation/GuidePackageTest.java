package org.cgmkit.validation;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.cgmkit.guide.cgm.GuideResources;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.Profile;
import org.cgmkit.validation.definitions.GuidePackageException;
import org.cgmkit.validation.finding.Finding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A package of the guide takes the place of the built-in profiles; what is no such package is refused in a sentence. */
class GuidePackageTest {
    private static final String MANIFEST = "package/package.json";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("cgm.tgz");
    }

    @Test
    void itsProfilesJudgeInPlaceOfTheBuiltInOnes() {
        String device =
                GuideResources.of(GuideVersion.STU1).profile(Profile.DEVICE).json();
        String stricter = device.replace(
                "\"short\": \"The maker's serial number\",", "\"short\": \"The maker's serial number\", \"min\": 1,");
        TestPackage.complete()
                .with("profiles-cgm-device", stricter)
                .with("profiles-data-submission-schedule", retired(Profile.SCHEDULE))
                .write(file);
        String nameless = "{\"resourceType\": \"Device\", \"identifier\": [{\"value\": \"1\"}],"
                + " \"deviceName\": [{\"name\": \"Loop\", \"type\": \"user-friendly-name\"}]}";

        GuideValidator validator = GuideValidator.withPackage(GuideVersion.STU1, file);

        assertThat(
                paths(validator.validate(nameless, Profile.DEVICE.url(GuideVersion.STU1))),
                is(List.of("Device.serialNumber")));
        assertThat(
                "findings about the kit's own submission",
                validator.validate(
                        TestFiles.json("examples/submission.json").toString(),
                        Profile.SUBMISSION_BUNDLE.url(GuideVersion.STU1)),
                is(empty()));
        for (int time = 1; time <= 2; time++) {
            assertThat(
                    "advice about a retired extension, time " + time,
                    rules(validator.validate(
                            TestFiles.json("examples/standing-order.json").toString())),
                    is(List.of("MSG_DEPENDS_ON_RETIRED")));
        }
    }

    @Test
    void whatLiesBesideTheResourcesIsLeftAlone() {
        TestPackage.complete()
                .withFile("package/.index.json", "{\"files\": []}")
                .withFile("package/example/Patient-x.json", "no JSON at all")
                .withFile("package/other/notes.txt", "notes")
                .write(file);

        assertThat(GuideValidator.withPackage(GuideVersion.STU1, file).guide(), is(GuideVersion.STU1));
    }

    @Test
    void aMissingFileIsRefused() {
        assertThat(refusal(), is("There is no file " + file + "; expected a FHIR package (.tgz)."));
    }

    @Test
    void aFileThatIsNotCompressedIsRefused() throws IOException {
        Files.writeString(file, "{\"resourceType\": \"ImplementationGuide\"}");

        assertThat(refusal(), containsString("is not compressed with gzip; expected a FHIR package (.tgz)"));
    }

    @Test
    void aFileThatIsCutOffIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(TestPackage.complete().write(file));
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));

        assertThat(refusal(), containsString("it may be cut off. Download it again."));
    }

    @Test
    void anArchiveThatIsNoPackageIsRefused() {
        TestPackage.empty().withFile("readme.txt", "hello").write(file);

        assertThat(
                refusal(),
                containsString(
                        "has no package/package.json, so it is no FHIR package; expected hl7.fhir.uv.cgm#1.0.0."));
    }

    @Test
    void anotherPackageIsRefused() {
        TestPackage.complete()
                .withFile(MANIFEST, "{\"name\": \"hl7.fhir.us.core\", \"version\": \"8.0.0\"}")
                .write(file);

        assertThat(refusal(), containsString("is the package hl7.fhir.us.core#8.0.0; expected hl7.fhir.uv.cgm#1.0.0."));
    }

    @Test
    void anotherVersionIsRefused() {
        TestPackage.complete()
                .withFile(MANIFEST, "{\"name\": \"hl7.fhir.uv.cgm\", \"version\": \"1.0.0-ballot\"}")
                .write(file);

        assertThat(
                refusal(),
                containsString("is version 1.0.0-ballot of the guide; expected hl7.fhir.uv.cgm#1.0.0, which is stu1."));
    }

    @Test
    void aPackageForAnotherFhirIsRefused() {
        TestPackage.complete()
                .withFile(
                        MANIFEST,
                        "{\"name\": \"hl7.fhir.uv.cgm\", \"version\": \"1.0.0\", \"fhirVersions\": [\"5.0.0\"]}")
                .write(file);

        assertThat(refusal(), containsString("is made for FHIR [\"5.0.0\"]; expected FHIR 4.0.1."));
    }

    @Test
    void anIncompletePackageIsRefused() {
        TestPackage.complete()
                .without("profiles-cgm-device")
                .without("profiles-cgm-summary")
                .write(file);

        assertThat(
                refusal(),
                containsString("lacks profiles of the guide: cgm-summary, cgm-device. Download the package again."));
    }

    @Test
    void aFileThatIsNoJsonIsRefusedByItsName() {
        TestPackage.complete().with("profiles-cgm-device", "{").write(file);

        assertThat(
                refusal(),
                containsString("has a file package/profiles-cgm-device.json that is no JSON: Unexpected end"));
    }

    private String refusal() {
        GuidePackageException refusal =
                assertThrows(GuidePackageException.class, () -> GuideValidator.withPackage(GuideVersion.STU1, file));
        return Objects.requireNonNull(refusal.getMessage());
    }

    private static String retired(Profile profile) {
        return GuideResources.of(GuideVersion.STU1)
                .profile(profile)
                .json()
                .replace("\"status\": \"active\"", "\"status\": \"retired\"");
    }

    private static List<String> rules(List<Finding> findings) {
        return findings.stream().map(f -> String.valueOf(f.rule())).toList();
    }

    private static List<String> paths(List<Finding> findings) {
        return findings.stream().map(Finding::path).toList();
    }
}
