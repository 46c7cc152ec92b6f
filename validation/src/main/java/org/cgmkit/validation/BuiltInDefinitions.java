package org.cgmkit.validation;

import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.cgmkit.guide.GuideResources;
import org.cgmkit.guide.GuideVersion;
import org.cgmkit.guide.Profile;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.StructureDefinition;

/** The guide's definitions as they are packed with the kit, with the snapshots that {@link SnapshotBuild} made. */
final class BuiltInDefinitions {
    private BuiltInDefinitions() {}

    static GuideDefinitions of(GuideVersion version, BaseDefinitions base) {
        IParser parser = base.context().newJsonParser();
        return new GuideDefinitions(
                Arrays.stream(Profile.values())
                        .map(p -> parser.parseResource(StructureDefinition.class, snapshot(version, p)))
                        .toList(),
                codeSystems(version, base));
    }

    static List<CodeSystem> codeSystems(GuideVersion version, BaseDefinitions base) {
        IParser parser = base.context().newJsonParser();
        return GuideResources.of(version).codeSystems().stream()
                .map(c -> parser.parseResource(CodeSystem.class, c.json()))
                .toList();
    }

    private static String snapshot(GuideVersion version, Profile profile) {
        String file = version.id() + "/" + profile.id() + ".json";
        try (InputStream in = BuiltInDefinitions.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("The kit was packed without the snapshot of " + profile.id()
                        + "; build it again (mvn process-classes makes the snapshots).");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
