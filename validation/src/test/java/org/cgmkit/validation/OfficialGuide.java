package org.cgmkit.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.Profile;

/**
 * A version of the guide in its own artifacts and examples, where the build knows a folder with them.
 *
 * @param version which one
 * @param folder its folder
 */
record OfficialGuide(GuideVersion version, Path folder) {
    private static final List<String> ARTIFACTS =
            List.of("StructureDefinition", "CodeSystem", "CapabilityStatement", "OperationDefinition", "ConceptMap");

    /** The folder that the system property {@code cgmkit.guide.official} names, where it is there: that of STU 1. */
    static Optional<OfficialGuide> found() {
        return Optional.ofNullable(System.getProperty("cgmkit.guide.official"))
                .filter(p -> !p.isBlank())
                .map(Path::of)
                .filter(Files::isDirectory)
                .map(folder -> new OfficialGuide(GuideVersion.STU1, folder));
    }

    /** Whether it is there; for {@code EnabledIf}. */
    static boolean isFound() {
        return found().isPresent();
    }

    /** The guide, by tests that run only where it is found. */
    static OfficialGuide get() {
        return found().orElseThrow();
    }

    /** Another version, whose folder lies beside that of STU 1. */
    static OfficialGuide get(GuideVersion version) {
        return new OfficialGuide(version, get().folder().resolveSibling(version.id()));
    }

    /** The artifact or example with that file name, without its ending. */
    JsonNode file(String name) {
        return TestFiles.json(folder.resolve(name + ".json"));
    }

    /** Profiles, code systems and conformance resources. */
    Stream<JsonNode> artifacts() {
        return files().filter(f -> ARTIFACTS.contains(f.path("resourceType").asText()));
    }

    /** Everything else. */
    Stream<JsonNode> examples() {
        return files().filter(f -> !ARTIFACTS.contains(f.path("resourceType").asText()));
    }

    /**
     * The submission's profile in a form that does not reject all that it is for: what was published until STU 1 has slices within
     * slices that match each entry twice.
     */
    JsonNode submissionProfile() {
        String name = "StructureDefinition-" + Profile.SUBMISSION_BUNDLE.id();
        return file(version.repairedProfiles().contains(Profile.SUBMISSION_BUNDLE) ? "repaired/" + name : name);
    }

    /** A package of the artifacts, as HL7 publishes it. */
    Path packaged(Path to) {
        TestPackage made = TestPackage.of(version.packageVersion());
        artifacts()
                .forEach(a -> made.with(
                        a.path("resourceType").asText() + "-" + a.path("id").asText(), a.toString()));
        return made.write(to);
    }

    private Stream<JsonNode> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".json")).sorted().map(TestFiles::json).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
