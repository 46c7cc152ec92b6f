package org.cgmkit.guide.cgm;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cgmkit.guide.GuideResource;

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
        return Stream.of(
                        profiles(),
                        codeSystems(),
                        List.of(capabilityStatement()),
                        operationDefinition().stream().toList())
                .flatMap(List::stream)
                .toList();
    }

    /** The profiles and extensions, in the order of {@link Profile}, and {@link #supportingProfiles()}. */
    public List<GuideResource> profiles() {
        return Stream.concat(version.profiles().stream().map(this::profile), supportingProfiles().stream())
                .toList();
    }

    /** Profiles of other guides on which those of the version build; no more of them than decides a verdict. */
    public List<GuideResource> supportingProfiles() {
        return version.supportingProfiles().stream()
                .map(id -> read("profiles/" + id, "StructureDefinition"))
                .toList();
    }

    /** One profile or extension. */
    public GuideResource profile(Profile profile) {
        return read("profiles/" + profile.id(), "StructureDefinition");
    }

    /** The guide's own code systems, and {@link #loinc()}. */
    public List<GuideResource> codeSystems() {
        return Stream.of(
                        Optional.of(read("terminology/cgm", "CodeSystem")),
                        find("terminology/cgm-summary-codes-temporary", "CodeSystem"),
                        Optional.of(loinc()))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The part of LOINC that the guide uses: a fragment without displays, so that no wording is ever judged. */
    public GuideResource loinc() {
        return read("terminology/loinc", "CodeSystem");
    }

    /** The requirements for a data receiver ({@link GuideVersion#receiverCapabilityStatement()}). */
    public GuideResource capabilityStatement() {
        return read("conformance/cgm-data-receiver", "CapabilityStatement");
    }

    /** The definition of {@code $submit-cgm-bundle} ({@link GuideVersion#submitOperation()}), or empty where there is none. */
    public Optional<GuideResource> operationDefinition() {
        return find("conformance/submit-cgm-bundle", "OperationDefinition");
    }

    private GuideResource read(String name, String type) {
        return GuideResource.read(GuideResources.class, version.id(), name, type);
    }

    private Optional<GuideResource> find(String name, String type) {
        return GuideResource.find(GuideResources.class, version.id(), name, type);
    }
}
