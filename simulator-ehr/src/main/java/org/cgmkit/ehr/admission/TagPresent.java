package org.cgmkit.ehr.admission;

import java.util.Optional;
import java.util.stream.StreamSupport;
import org.cgmkit.ehr.patient.PatientContext;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmittedBundle;
import org.cgmkit.guide.cgm.Coding;
import org.cgmkit.guide.cgm.GuideVersion;

/**
 * The Bundle carries the tag of the version, where that has one (Argonaut draft, profile cgm-data-submission-bundle). Of a very
 * long submission the tag is not looked at.
 *
 * @param guide the version
 */
public record TagPresent(GuideVersion guide) implements AdmissionRule {

    @Override
    public Optional<Refusal> judge(SubmittedBundle bundle, PatientContext context) {
        return guide.submission()
                .tag()
                .filter(tag -> bundle.root().has("entry") && !isIn(bundle, tag))
                .map(tag -> Refusal.of(
                        400,
                        "required",
                        "Expected the tag " + tag
                                + " on the Bundle, by which submissions are told here, but it is missing.",
                        "Bundle.meta.tag"));
    }

    private static boolean isIn(SubmittedBundle bundle, Coding tag) {
        return StreamSupport.stream(bundle.root().path("meta").path("tag").spliterator(), false)
                .anyMatch(t -> t.path("system").asText().equals(tag.system())
                        && t.path("code").asText().equals(tag.code()));
    }
}
