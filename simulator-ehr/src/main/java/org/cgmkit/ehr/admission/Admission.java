package org.cgmkit.ehr.admission;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.cgmkit.ehr.patient.PatientContext;
import org.cgmkit.ehr.patient.ReferenceForm;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmittedBundle;
import org.cgmkit.guide.cgm.GuideVersion;

/**
 * The rules that a submission meets before anything of it is processed, in the order in which they are asked.
 *
 * @param rules the rules
 */
public record Admission(List<AdmissionRule> rules) {
    /** The types that the guide gives as examples of what is relevant to CGM. */
    public static final Set<String> CGM_TYPES =
            Set.of("Observation", "Device", "Patient", "DiagnosticReport", "ServiceRequest");

    public Admission {
        rules = List.copyOf(rules);
    }

    /** The rules of a sound receiver by STU 1. */
    public static Admission sound() {
        return sound(GuideVersion.usual());
    }

    /** The rules of a sound receiver by that version of the guide. */
    public static Admission sound(GuideVersion guide) {
        List<AdmissionRule> rules = new ArrayList<>(List.of(
                new JsonContentType(),
                new ParsableJson(),
                new RawBundle(),
                new BundleType(Set.of(guide.submission().bundleType())),
                new HasEntries(),
                new AllowedMethods(Set.of("POST")),
                new HasResource(),
                new AllowedTypes(CGM_TYPES),
                new AllowedContainedTypes(CGM_TYPES),
                new RelativeUrl(),
                new UrlNamesType(),
                new DistinctFullUrls(),
                new SubjectPresent(),
                new OnlyContextPatientEntry()));
        Arrays.stream(ReferenceForm.values()).map(OnlyContextPatient::new).forEach(rules::add);
        return new Admission(rules);
    }

    /** The first refusal, or nothing. */
    public Optional<Refusal> judge(SubmittedBundle bundle, PatientContext context) {
        List<EntryRule> together = new ArrayList<>();
        for (AdmissionRule rule : rules) {
            if (rule instanceof EntryRule ofEntries) {
                together.add(ofEntries);
                continue;
            }
            Optional<Refusal> refusal =
                    EntryRules.judge(together, bundle, context).or(() -> rule.judge(bundle, context));
            if (refusal.isPresent()) {
                return refusal;
            }
            together.clear();
        }
        return EntryRules.judge(together, bundle, context);
    }

    /** The same with a further rule. */
    public Admission and(AdmissionRule further) {
        return new Admission(Stream.concat(rules.stream(), Stream.of(further)).toList());
    }

    /** The same without the rules of which that is true. */
    public Admission without(Predicate<AdmissionRule> gone) {
        return new Admission(rules.stream().filter(gone.negate()).toList());
    }

    /** The same with each rule of one kind replaced. */
    public <R extends AdmissionRule> Admission replacing(Class<R> kind, UnaryOperator<AdmissionRule> change) {
        return new Admission(rules.stream()
                .map(r -> kind.isInstance(r) ? change.apply(r) : r)
                .toList());
    }
}
