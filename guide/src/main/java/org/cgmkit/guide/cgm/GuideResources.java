package org.cgmkit.guide.cgm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The computable artifacts of one version of the guide (guide, artifacts page), re-expressed by the kit and packed with
 * it as JSON. Profiles are differentials; whoever needs snapshots asks the validation room.
 */
public final class GuideResources {
    private final GuideVersion version;

    private GuideResources(GuideVersion version) {
        this.version = version;
    }

    /** The artifacts of that version. */
    public static GuideResources of(GuideVersion version) {
        return new GuideResources(version);
    }

    /** All artifacts: profiles and extensions, code systems, conformance resources. */
    public List<GuideResource> all() {
        return Stream.of(profiles(), codeSystems(), List.of(capabilityStatement(), operationDefinition()))
                .flatMap(List::stream)
                .toList();
    }

    /** The profiles and extensions, in the order of {@link Profile}. */
    public List<GuideResource> profiles() {
        return Arrays.stream(Profile.values()).map(this::profile).toList();
    }

    /** One profile or extension. */
    public GuideResource profile(Profile profile) {
        return read("profiles/" + profile.id(), "StructureDefinition");
    }

    /** The guide's own code system, and {@link #loinc()}. */
    public List<GuideResource> codeSystems() {
        return List.of(read("terminology/cgm", "CodeSystem"), loinc());
    }

    /** The part of LOINC that the guide uses: a fragment without displays, so that no wording is ever judged. */
    public GuideResource loinc() {
        return read("terminology/loinc", "CodeSystem");
    }

    /** The requirements for a data receiver ({@link GuideVersion#receiverCapabilityStatement()}). */
    public GuideResource capabilityStatement() {
        return read("conformance/cgm-data-receiver", "CapabilityStatement");
    }

    /** The definition of {@code $submit-cgm-bundle} ({@link GuideVersion#submitOperation()}). */
    public GuideResource operationDefinition() {
        return read("conformance/submit-cgm-bundle", "OperationDefinition");
    }

    private GuideResource read(String name, String type) {
        String file = version.id() + "/" + name + ".json";
        try (InputStream in = GuideResources.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("The kit was packed without " + file + "; build it again.");
            }
            return new GuideResource(name, type, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
