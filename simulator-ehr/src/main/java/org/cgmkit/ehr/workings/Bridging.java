package org.cgmkit.ehr.workings;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cgmkit.ehr.admission.AdmissionRule;
import org.cgmkit.ehr.admission.BundleType;
import org.cgmkit.ehr.admission.TagPresent;
import org.cgmkit.ehr.intake.FindingFilter;
import org.cgmkit.ehr.patient.PatientContext;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmittedBundle;
import org.cgmkit.guide.cgm.Coding;
import org.cgmkit.guide.cgm.GuideVersion;

/** What a receiver does otherwise that takes submissions of all versions of the guide. */
final class Bridging {
    private Bridging() {}

    /** The same receiver, taking them. */
    static Workings in(Workings sound) {
        return sound.admitting(a -> a.replacing(BundleType.class, OfSomeVersion::new))
                .taking(i -> i.counting(i.counting().without(isOfAnotherVersion(sound.guide())))
                        .ignoring(finding -> finding.path().equals("Bundle.type")));
    }

    /** Whether an entry is coded as another version has it, so that the profiles of this one do not speak of it. */
    private static FindingFilter isOfAnotherVersion(GuideVersion guide) {
        return (finding, entry) -> {
            if (entry == null) {
                return false;
            }
            List<Coding> codings = Coding.of(entry.node().at("/resource/code")).toList();
            return guide.concepts(codings).isEmpty()
                    && Arrays.stream(GuideVersion.values())
                            .anyMatch(v -> !v.concepts(codings).isEmpty());
        };
    }

    /**
     * The Bundle is of the version's type, or of that of another version, with the tag where that one has a tag.
     *
     * @param own the rule on the type of the version by which the receiver works
     */
    private record OfSomeVersion(AdmissionRule own) implements AdmissionRule {

        @Override
        public Optional<Refusal> judge(SubmittedBundle bundle, PatientContext context) {
            return own.judge(bundle, context)
                    .filter(refusal -> Arrays.stream(GuideVersion.values())
                            .filter(v -> v.submission().bundleType().equals(bundle.type()))
                            .noneMatch(v ->
                                    new TagPresent(v).judge(bundle, context).isEmpty()));
        }
    }
}
