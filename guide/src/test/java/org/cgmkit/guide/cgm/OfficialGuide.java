package org.cgmkit.guide.cgm;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The guide's own texts, which lie beside the project on some machines; tests that need them are skipped elsewhere. */
record OfficialGuide(Path artifacts) {

    /** The folder that the system property names, or the test ends as skipped. */
    static OfficialGuide orSkip() {
        Path artifacts = Path.of(System.getProperty("cgmkit.guide.official", "not-given"));
        assumeTrue(
                Files.isDirectory(artifacts),
                "skipped: the system property cgmkit.guide.official names no folder with the guide's artifacts");
        return new OfficialGuide(artifacts.toAbsolutePath().normalize());
    }

    /** The narrative of the guide, or the test ends as skipped. */
    String narrative() {
        return besides("sources/cgm-guide-stu1.md");
    }

    /** The inventory of requirements that the catalogue was made from, or the test ends as skipped. */
    String inventory() {
        return besides("design/requirements.md");
    }

    /** The guide's computable artifacts, as JSON texts. */
    List<String> artifactTexts() {
        try (Stream<Path> files = Files.list(artifacts)) {
            return files.filter(f -> f.toString().endsWith(".json"))
                    .sorted()
                    .map(OfficialGuide::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String besides(String name) {
        Path file = artifacts.resolve("../..").resolve(name);
        assumeTrue(Files.isRegularFile(file), "skipped: there is no " + name + " beside the guide's artifacts");
        return read(file);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
