package org.cgmkit.guide.t1d;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cgmkit.guide.FhirGuide;
import org.cgmkit.guide.GuideResource;
import org.jspecify.annotations.Nullable;

/**
 * A state of the T1D Exchange guide (package {@code t1d-exchange} 0.3.0). It is the draft of a single author, which nobody has
 * adopted; its states share one version number, so that each goes by the day of its last change.
 */
public enum T1dEdition implements FhirGuide {
    /** The state of 1 September 2025, which the page about workflows is of. */
    FIRST("2025-09-01"),

    /** The last state of its definitions, with race, ethnicity, language and insurance. */
    LAST("2025-09-02");

    /** What stands beside every verdict by this guide. */
    public static final String STANDING = "unofficial draft of 2025-09";

    private static final String PREFIX = "t1d-";

    private final String folder;

    /** Read from a file of the kit when it is first asked for, and then always the same. */
    @SuppressWarnings("ImmutableEnumChecker")
    private @Nullable JsonNode data;

    T1dEdition(String folder) {
        this.folder = folder;
    }

    /** The edition that counts where nothing is said of it. */
    public static T1dEdition usual() {
        return LAST;
    }

    /** The edition with that id; the name of the package alone means the last one. Empty where there is none. */
    public static Optional<T1dEdition> byName(String name) {
        return name.equals("t1d-exchange")
                ? Optional.of(usual())
                : Arrays.stream(values()).filter(e -> e.id().equals(name)).findFirst();
    }

    @Override
    public String id() {
        return PREFIX + folder;
    }

    @Override
    public String title() {
        return "the T1D Exchange draft of " + folder;
    }

    @Override
    public Optional<String> standing() {
        return Optional.of(STANDING);
    }

    @Override
    public String canonicalBase() {
        return data().required("canonicalBase").asText();
    }

    /** The canonical of the operation that takes submissions. */
    public String submitOperation() {
        return canonicalBase() + "/OperationDefinition/submit-t1d-data";
    }

    /** The canonical of the operation that extracts one patient. */
    public String extractOperation() {
        return canonicalBase() + "/OperationDefinition/extract-patient-data";
    }

    /** The system of the patients' identifiers. */
    public String patientIdentifierSystem() {
        return canonicalBase() + "/patient-id";
    }

    @Override
    public List<GuideResource> profileResources() {
        return resources("profiles", "profiles", "StructureDefinition").toList();
    }

    @Override
    public List<GuideResource> terminologyResources() {
        return Stream.concat(
                        resources("codeSystems", "terminology", "CodeSystem"),
                        resources("valueSets", "terminology", "ValueSet"))
                .toList();
    }

    @Override
    public Optional<String> profileFor(JsonNode resource) {
        return T1dProfile.of(this, resource).map(p -> p.url(this));
    }

    @Override
    public Optional<String> unclaimedProfileFor(JsonNode resource) {
        return T1dProfile.byCode(resource)
                .map(p -> p.url(this))
                .filter(url -> T1dProfile.claims(resource).noneMatch(url::equals));
    }

    @Override
    public boolean judgesEntries(String canonical) {
        return Stream.of(T1dProfile.SUBMISSION_BUNDLE, T1dProfile.PATIENT_DATA_BUNDLE, T1dProfile.QUALITY_REPORT_BUNDLE)
                .anyMatch(p -> p.url(this).equals(canonical));
    }

    private Stream<GuideResource> resources(String list, String below, String type) {
        return StreamSupport.stream(data().required(list).spliterator(), false)
                .map(id -> GuideResource.read(T1dEdition.class, folder, below + "/" + id.asText(), type));
    }

    private synchronized JsonNode data() {
        JsonNode read = data;
        if (read == null) {
            String file = folder + "/edition.json";
            try (InputStream in = T1dEdition.class.getResourceAsStream(file)) {
                if (in == null) {
                    throw new IllegalStateException("The kit was packed without " + file + "; build it again.");
                }
                read = new ObjectMapper().readTree(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            data = read;
        }
        return read;
    }
}
