package org.cgmkit.guide.cgm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Which profile of the guide a resource is meant to meet, told by its type and its code: the same facts by which the
 * submission bundle's profile tells its entries apart.
 */
public final class ProfileSelection {
    private static final Map<Loinc, Profile> BY_CODE = Map.of(
            Loinc.SENSOR_READING_MASS, Profile.SENSOR_READING_MASS,
            Loinc.SENSOR_READING_MOLES, Profile.SENSOR_READING_MOLES,
            Loinc.SUMMARY, Profile.SUMMARY,
            Loinc.MEAN_GLUCOSE_MASS, Profile.MEAN_GLUCOSE_MASS,
            Loinc.MEAN_GLUCOSE_MOLES, Profile.MEAN_GLUCOSE_MOLES,
            Loinc.TIMES_IN_RANGES, Profile.TIMES_IN_RANGES,
            Loinc.GMI, Profile.GMI,
            Loinc.COEFFICIENT_OF_VARIATION, Profile.COEFFICIENT_OF_VARIATION,
            Loinc.DAYS_OF_WEAR, Profile.DAYS_OF_WEAR,
            Loinc.SENSOR_ACTIVE_PERCENTAGE, Profile.SENSOR_ACTIVE_PERCENTAGE);

    /** The types of Bundles that are no submission (FHIR R4, value set bundle-type, without transaction and batch). */
    private static final Set<String> OTHER_BUNDLES = Set.of(
            "document", "message", "transaction-response", "batch-response", "history", "searchset", "collection");

    private ProfileSelection() {}

    /** The profile that the resource is meant to meet, or empty where the guide has none for it. */
    public static Optional<Profile> of(GuideVersion version, JsonNode resource) {
        return switch (resource.path("resourceType").asText()) {
            case "Bundle" ->
                isSubmission(version, resource) ? Optional.of(Profile.SUBMISSION_BUNDLE) : Optional.empty();
            case "Device" -> Optional.of(Profile.DEVICE);
            case "DiagnosticReport" -> Optional.of(Profile.SUMMARY_PDF);
            case "Observation" ->
                codes(resource, Loinc.SYSTEM)
                        .flatMap(code -> Loinc.byCode(code).stream())
                        .flatMap(loinc -> Optional.ofNullable(BY_CODE.get(loinc)).stream())
                        .findFirst();
            case "ServiceRequest" ->
                codes(resource, version.codeSystem())
                        .flatMap(code -> order(code).stream())
                        .findFirst();
            default -> Optional.empty();
        };
    }

    /** Whether a Bundle is a submission or claims to be one; a Bundle whose type is missing or unknown may be meant as one. */
    private static boolean isSubmission(GuideVersion version, JsonNode bundle) {
        String submission = Profile.SUBMISSION_BUNDLE.url(version);
        return !OTHER_BUNDLES.contains(bundle.path("type").asText())
                || StreamSupport.stream(bundle.path("meta").path("profile").spliterator(), false)
                        .anyMatch(p -> p.asText().split("\\|", 2)[0].equals(submission));
    }

    private static Optional<Profile> order(String code) {
        return switch (code) {
            case "cgm-data-submission-standing-order" -> Optional.of(Profile.CGM_STANDING_ORDER);
            case "cgm-data-submission-one-time-order" -> Optional.of(Profile.CGM_ONE_TIME_ORDER);
            default -> Optional.empty();
        };
    }

    private static Stream<String> codes(JsonNode resource, String system) {
        return StreamSupport.stream(resource.path("code").path("coding").spliterator(), false)
                .filter(coding -> system.equals(coding.path("system").asText()))
                .map(coding -> coding.path("code").asText());
    }
}
