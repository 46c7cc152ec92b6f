package org.cgmkit.validation;

import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.cgmkit.guide.GuideResource;
import org.cgmkit.guide.GuideResources;
import org.cgmkit.guide.GuideVersion;
import org.hl7.fhir.r4.model.StructureDefinition;

/**
 * Writes the snapshots of the guide's profiles, so that no user waits for them. The build calls it after compiling:
 * arguments are the folder for the classes and a file that remembers what the snapshots were made from.
 */
final class SnapshotBuild {
    private SnapshotBuild() {}

    public static void main(String... args) throws IOException {
        Path classes = Path.of(args[0]);
        Path stamp = Path.of(args[1]);
        String inputs = inputs();
        if (isUpToDate(classes, stamp, inputs)) {
            return;
        }
        BaseDefinitions base = BaseDefinitions.r4();
        for (GuideVersion version : GuideVersion.values()) {
            write(version, base, folder(classes, version));
        }
        Files.writeString(stamp, inputs);
    }

    private static boolean isUpToDate(Path classes, Path stamp, String inputs) throws IOException {
        return Files.exists(stamp)
                && Files.readString(stamp).equals(inputs)
                && Arrays.stream(GuideVersion.values()).allMatch(v -> Files.isDirectory(folder(classes, v)));
    }

    private static Path folder(Path classes, GuideVersion version) {
        return classes.resolve("org/cgmkit/validation").resolve(version.id());
    }

    private static void write(GuideVersion version, BaseDefinitions base, Path folder) throws IOException {
        IParser parser = base.context().newJsonParser();
        List<StructureDefinition> differentials = GuideResources.of(version).profiles().stream()
                .map(p -> parser.parseResource(StructureDefinition.class, p.json()))
                .toList();
        Files.createDirectories(folder);
        for (StructureDefinition profile : new Snapshots(base).complete(differentials)) {
            Files.writeString(
                    folder.resolve(profile.getIdPart() + ".json"), parser.encodeResourceToString(profile) + "\n");
        }
    }

    /** A digest of the differentials and of the libraries that turn them into snapshots. */
    private static String inputs() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (GuideVersion version : GuideVersion.values()) {
                for (GuideResource profile : GuideResources.of(version).profiles()) {
                    digest.update(profile.json().getBytes(StandardCharsets.UTF_8));
                }
            }
            digest.update(System.getProperty("java.class.path").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
