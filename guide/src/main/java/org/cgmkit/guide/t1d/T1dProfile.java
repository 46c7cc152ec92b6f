package org.cgmkit.guide.t1d;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cgmkit.guide.cgm.Coding;

/** The profiles of resources of the T1D Exchange guide, by the last part of their canonical; its extensions are not here. */
public enum T1dProfile {
    PATIENT("t1d-patient", "Patient"),
    PROVIDER("t1d-provider", "Practitioner"),
    ORGANIZATION("t1d-organization", "Organization"),
    ENCOUNTER("t1d-encounter", "Encounter"),
    OBSERVATION("t1d-observation", "Observation"),
    CONDITION("t1d-condition", "Condition"),
    MEDICATION_REQUEST("t1d-medication-request", "MedicationRequest"),
    MEDICATION_STATEMENT("t1d-medication-statement", "MedicationStatement"),
    FAMILY_HISTORY("t1d-family-history", "FamilyMemberHistory"),
    GLUCOSE("t1d-glucose-observation", "Observation"),
    HBA1C("t1d-hba1c-observation", "Observation"),
    SOCIAL_NEED("t1d-sdoh-observation", "Observation"),
    SUBMISSION_BUNDLE("t1d-data-submission-bundle", "Bundle"),
    PATIENT_DATA_BUNDLE("t1d-patient-data-bundle", "Bundle"),
    QUALITY_REPORT_BUNDLE("t1d-quality-report-bundle", "Bundle");

    private static final Set<String> GLUCOSE_CODES = Set.of("2339-0", "6689-4", "15074-8");
    private static final Set<String> HBA1C_CODES = Set.of("4548-4");
    private static final Set<String> SOCIAL_NEED_CODES = Set.of("93030-5", "93033-9", "97063-2");

    private final String id;
    private final String type;

    T1dProfile(String id, String type) {
        this.id = id;
        this.type = type;
    }

    /** The id of the structure definition, which is also the last part of its canonical. */
    public String id() {
        return id;
    }

    /** The FHIR type that it constrains. */
    public String type() {
        return type;
    }

    /** The canonical, without {@code |version}. */
    public String url(T1dEdition edition) {
        return edition.canonicalBase() + "/StructureDefinition/" + id;
    }

    /**
     * The profile that a resource is meant to meet: the one that it claims, and by its type where it claims none. A collection with
     * measure reports is a quality report, one with a patient an extraction; a transaction is a submission.
     */
    static Optional<T1dProfile> of(T1dEdition edition, JsonNode resource) {
        String type = resource.path("resourceType").asText();
        Optional<T1dProfile> claimed = Arrays.stream(values())
                .filter(p -> p.type.equals(type))
                .filter(p -> claims(resource).anyMatch(p.url(edition)::equals))
                .findFirst();
        if (claimed.isPresent()) {
            return claimed;
        }
        return type.equals("Bundle")
                ? bundle(resource)
                : Arrays.stream(values()).filter(p -> p.type.equals(type)).findFirst();
    }

    private static Optional<T1dProfile> bundle(JsonNode bundle) {
        return switch (bundle.path("type").asText()) {
            case "transaction", "batch", "" -> Optional.of(SUBMISSION_BUNDLE);
            case "collection" -> {
                if (holds(bundle, "MeasureReport")) {
                    yield Optional.of(QUALITY_REPORT_BUNDLE);
                }
                yield holds(bundle, "Patient") ? Optional.of(PATIENT_DATA_BUNDLE) : Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    private static boolean holds(JsonNode bundle, String type) {
        return StreamSupport.stream(bundle.path("entry").spliterator(), false)
                .anyMatch(e -> e.path("resource").path("resourceType").asText().equals(type));
    }

    /** The special profile for an observation's code, claimed or not. */
    static Optional<T1dProfile> byCode(JsonNode resource) {
        if (!resource.path("resourceType").asText().equals("Observation")) {
            return Optional.empty();
        }
        return Coding.of(resource.path("code"))
                .filter(c -> c.system().equals(Coding.LOINC))
                .flatMap(c -> special(c.code()).stream())
                .findFirst();
    }

    private static Optional<T1dProfile> special(String loinc) {
        if (GLUCOSE_CODES.contains(loinc)) {
            return Optional.of(GLUCOSE);
        }
        if (HBA1C_CODES.contains(loinc)) {
            return Optional.of(HBA1C);
        }
        return SOCIAL_NEED_CODES.contains(loinc) ? Optional.of(SOCIAL_NEED) : Optional.empty();
    }

    /** The canonicals in {@code meta.profile}, each without its version. */
    static Stream<String> claims(JsonNode resource) {
        return StreamSupport.stream(resource.path("meta").path("profile").spliterator(), false)
                .map(p -> p.asText().split("\\|", 2)[0]);
    }
}
