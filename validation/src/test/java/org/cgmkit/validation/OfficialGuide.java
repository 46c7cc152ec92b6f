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

/** The guide's own artifacts and examples, where the build knows a folder with them. */
record OfficialGuide(Path folder) {
    private static final List<String> ARTIFACTS =
            List.of("StructureDefinition", "CodeSystem", "CapabilityStatement", "OperationDefinition");

    /** The folder that the system property {@code cgmkit.guide.official} names, where it is there. */
    static Optional<OfficialGuide> found() {
        return Optional.ofNullable(System.getProperty("cgmkit.guide.official"))
                .filter(p -> !p.isBlank())
                .map(Path::of)
                .filter(Files::isDirectory)
                .map(OfficialGuide::new);
    }

    /** Whether it is there; for {@code EnabledIf}. */
    static boolean isFound() {
        return found().isPresent();
    }

    /** The guide, by tests that run only where it is found. */
    static OfficialGuide get() {
        return found().orElseThrow();
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

    /** A package of the artifacts, as HL7 publishes it. */
    Path packaged(Path to) {
        TestPackage made = TestPackage.of(GuideVersion.STU1.packageVersion());
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
