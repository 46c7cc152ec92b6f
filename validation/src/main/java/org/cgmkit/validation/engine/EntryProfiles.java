package org.cgmkit.validation.engine;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.Profile;
import org.cgmkit.guide.cgm.ProfileSelection;
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
     * @param profiles what the whole is judged by; where the submission's profile is among them, it says all
     */
    static List<BundleValidationRule> of(
            GuideVersion version, SourceDocument document, List<StructureDefinition> profiles) {
        String submission = Profile.SUBMISSION_BUNDLE.url(version);
        if (!document.resourceType().equals("Bundle")
                || profiles.stream().anyMatch(p -> p.getUrl().equals(submission))) {
            return List.of();
        }
        var resources = document.entryResources();
        return IntStream.range(0, resources.size())
                .boxed()
                .flatMap(i -> resources.get(i).path("resourceType").asText().equals("Bundle")
                        ? Stream.empty()
                        : ProfileSelection.of(version, resources.get(i)).stream()
                                .map(p -> rule(i, p.url(version))))
                .toList();
    }

    private static BundleValidationRule rule(int entry, String profile) {
        return new BundleValidationRule().setRule(String.valueOf(entry)).setProfile(profile);
    }
}
