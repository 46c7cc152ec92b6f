package org.cgmkit.validation;

import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.cgmkit.guide.GuideResource;
import org.cgmkit.guide.GuideResources;
import org.cgmkit.guide.GuideVersion;
import org.cgmkit.guide.Profile;
import org.hl7.fhir.r4.model.MetadataResource;
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
                parsed(GuideResources.of(version).codeSystems(), parser));
    }

    /** Only the part of LOINC that the guide uses, which no package of the guide holds. */
    static List<MetadataResource> loinc(GuideVersion version, BaseDefinitions base) {
        return parsed(
                List.of(GuideResources.of(version).loinc()), base.context().newJsonParser());
    }

    private static List<MetadataResource> parsed(List<GuideResource> resources, IParser parser) {
        return resources.stream()
                .map(r -> (MetadataResource) parser.parseResource(r.json()))
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
