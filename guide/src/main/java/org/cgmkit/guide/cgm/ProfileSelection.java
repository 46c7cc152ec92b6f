package org.cgmkit.guide.cgm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Which profile of the guide a resource is meant to meet, told by its type and its code: the same facts by which the
 * submission bundle's profile tells its entries apart.
 */
public final class ProfileSelection {
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
                version.concepts(codings(resource)).stream()
                        .flatMap(concept -> concept.profile().stream())
                        .findFirst();
            case "ServiceRequest" -> order(version, codings(resource));
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

    private static Optional<Profile> order(GuideVersion version, List<Coding> codings) {
        return Stream.of(Profile.CGM_STANDING_ORDER, Profile.CGM_ONE_TIME_ORDER)
                .filter(p -> version.orderCode(p).filter(codings::contains).isPresent())
                .findFirst();
    }

    private static List<Coding> codings(JsonNode resource) {
        return Coding.of(resource.path("code")).toList();
    }
}
