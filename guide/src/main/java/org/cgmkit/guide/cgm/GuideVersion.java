package org.cgmkit.guide.cgm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cgmkit.guide.BrokenGuideDataException;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.FhirGuide;
import org.cgmkit.guide.GuideResource;
import org.cgmkit.guide.Specification;
import org.jspecify.annotations.Nullable;

/**
 * A state of the Continuous Glucose Monitoring guide from which systems were built. Everything that depends on the version
 * (canonicals, codings, profiles, the way of a submission) is data in a folder with its id, read when it is first asked for;
 * asking for one version reads nothing of the others.
 */
public enum GuideVersion implements FhirGuide {
    /** Standard for Trial Use 1 of 2025, package {@code hl7.fhir.uv.cgm#1.0.0}. */
    STU1("stu1", "1.0.0", "STU 1"),

    /** The ballot of STU 1 of May 2025, package {@code hl7.fhir.uv.cgm#1.0.0-ballot}. */
    BALLOT("ballot", "1.0.0-ballot", "the ballot of 2025"),

    /** The Argonaut draft "Argo CGM Write" as it was in October 2024; a continuous build, never published as a package. */
    ARGONAUT_2024("argonaut-2024", "", "the Argonaut draft of 2024");

    private final String id;
    private final String otherName;
    private final String title;

    /** Read from a file of the kit when it is first asked for, and then always the same. */
    @SuppressWarnings("ImmutableEnumChecker")
    private @Nullable VersionData data;

    GuideVersion(String id, String otherName, String title) {
        this.id = id;
        this.otherName = otherName;
        this.title = title;
    }

    /** The version that counts where nothing is said of it. */
    public static GuideVersion usual() {
        return STU1;
    }

    /** The version with that id, or with that number of its package; empty where there is none. */
    public static Optional<GuideVersion> byName(String name) {
        return Arrays.stream(values())
                .filter(v -> v.id.equals(name) || (!name.isEmpty() && v.otherName.equals(name)))
                .findFirst();
    }

    /**
     * The version with that id, or with that number of its package.
     *
     * @throws IllegalArgumentException where there is none; the message names those that there are
     */
    public static GuideVersion named(String name) {
        return byName(name)
                .orElseThrow(() -> new IllegalArgumentException("Expected one of "
                        + Arrays.stream(values()).map(GuideVersion::id).collect(Collectors.joining(", "))
                        + " as the version of the guide, but got '" + name + "'."));
    }

    /** The short name used in files, options and results, such as {@code stu1}. */
    @Override
    public String id() {
        return id;
    }

    /** What people call it within a sentence, such as {@code the ballot of 2025}. */
    @Override
    public String title() {
        return title;
    }

    private synchronized VersionData data() {
        VersionData read = data;
        if (read == null) {
            read = VersionData.read(id);
            data = read;
        }
        return read;
    }

    /** The name of its package. */
    public String packageName() {
        return data().packageName();
    }

    /** The version of the published package, such as {@code 1.0.0}. */
    public String packageVersion() {
        return data().packageVersion();
    }

    /** The address under which every canonical of this version stands, without a slash at its end. */
    @Override
    public String canonicalBase() {
        return data().canonicalBase();
    }

    /** The canonical that a data receiver lists in {@code CapabilityStatement.instantiates}. */
    public String receiverCapabilityStatement() {
        return canonicalBase() + "/CapabilityStatement/cgm-data-receiver";
    }

    /** The canonical of the definition of {@code $submit-cgm-bundle}; the Argonaut draft has no such definition. */
    public String submitOperation() {
        return canonicalBase() + "/OperationDefinition/submit-cgm-bundle";
    }

    /** The code system with the codes of orders. */
    public String codeSystem() {
        return canonicalBase() + "/CodeSystem/cgm";
    }

    /** How a submission goes over the wire. */
    public SubmissionForm submission() {
        return data().submission();
    }

    /** The codings that an observation or report about a concept must have, all of them. */
    public List<Coding> codings(Concept concept) {
        return data().codings().getOrDefault(concept, List.of());
    }

    /**
     * The concepts whose codings are all among those, in the order in which they come; further codings do no harm.
     *
     * @param found the codings of one code
     */
    public List<Concept> concepts(List<Coding> found) {
        return found.stream()
                .flatMap(coding -> Arrays.stream(Concept.values())
                        .filter(c -> codings(c).contains(coding) && found.containsAll(codings(c))))
                .distinct()
                .toList();
    }

    /** The category that resources of that type must have, or empty where the version leaves it open. */
    public Optional<Coding> category(String type) {
        return Optional.ofNullable(data().categories().get(type));
    }

    /** The code of orders of that profile, or empty where the version has no such orders. */
    public Optional<Coding> orderCode(Profile order) {
        return Optional.ofNullable(data().orders().get(order));
    }

    /** The data scopes that it lists, without the level before each. */
    public List<String> scopes() {
        return data().scopes();
    }

    /** Whether it says what its must-support flags ask of systems; where it does not, they are there and bind nobody. */
    public boolean mustSupportBinds() {
        return data().mustSupportBinds();
    }

    /** Its profiles and extensions. */
    public List<Profile> profiles() {
        return data().profiles();
    }

    /**
     * Those of its profiles that the kit has in another form than they were published in, as the published form rejects
     * everything that it is for.
     */
    public List<Profile> repairedProfiles() {
        return data().repaired();
    }

    @Override
    public List<GuideResource> profileResources() {
        return GuideResources.of(this).profiles();
    }

    @Override
    public List<GuideResource> terminologyResources() {
        return GuideResources.of(this).codeSystems();
    }

    @Override
    public Optional<String> profileFor(JsonNode resource) {
        return ProfileSelection.of(this, resource).map(p -> p.url(this));
    }

    @Override
    public boolean judgesEntries(String canonical) {
        return Profile.SUBMISSION_BUNDLE.url(this).equals(canonical);
    }

    /** Whether its profiles build on that one of another guide, by the last part of its canonical. */
    public boolean buildsOn(String profile) {
        return supportingProfiles().contains(profile);
    }

    /** Profiles of other guides on which its own build, by the last part of their canonical. */
    List<String> supportingProfiles() {
        return data().supporting();
    }

    /**
     * What this version asks of receivers and submitters, read anew each time.
     *
     * @throws BrokenGuideDataException where the data packed with the kit are not as they have to be
     */
    public Catalogue catalogue() {
        return Catalogue.read(GuideVersion.class, id);
    }

    /** This version, as one of the specifications that the kit knows. */
    public Specification specification() {
        return catalogue().specification();
    }
}
