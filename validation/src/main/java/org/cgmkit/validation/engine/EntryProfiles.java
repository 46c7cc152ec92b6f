package org.cgmkit.validation.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cgmkit.guide.FhirGuide;
import org.cgmkit.validation.wording.SourceDocument;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.utils.validation.BundleValidationRule;

/**
 * Which profile of the guide each entry of a Bundle is to meet. A submission's own profile says that; a document, a search
 * result or an answer has entries of the same kinds and no profile that does.
 */
final class EntryProfiles {
    private EntryProfiles() {}

    /**
     * A rule for each entry that the guide has a profile for.
     *
     * @param profiles what the whole is judged by; where one that judges entries is among them, it says all
     */
    static List<BundleValidationRule> of(FhirGuide guide, SourceDocument document, List<StructureDefinition> profiles) {
        if (profiles.stream().anyMatch(p -> guide.judgesEntries(p.getUrl()))) {
            return List.of();
        }
        return rules(document, guide::profileFor);
    }

    /** A rule for each entry that should meet a narrower profile by its code, and does not claim it. */
    static List<BundleValidationRule> unclaimed(FhirGuide guide, SourceDocument document) {
        return rules(document, guide::unclaimedProfileFor);
    }

    private static List<BundleValidationRule> rules(
            SourceDocument document, Function<JsonNode, Optional<String>> profile) {
        if (!document.resourceType().equals("Bundle")) {
            return List.of();
        }
        List<JsonNode> resources = document.entryResources();
        return IntStream.range(0, resources.size())
                .boxed()
                .flatMap(i -> resources.get(i).path("resourceType").asText().equals("Bundle")
                        ? Stream.empty()
                        : profile.apply(resources.get(i)).stream().map(p -> rule(i, p)))
                .toList();
    }

    private static BundleValidationRule rule(int entry, String profile) {
        return new BundleValidationRule().setRule(String.valueOf(entry)).setProfile(profile);
    }
}
