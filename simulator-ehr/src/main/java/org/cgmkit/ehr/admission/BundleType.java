package org.cgmkit.ehr.admission;

import java.util.Optional;
import java.util.Set;
import org.cgmkit.ehr.patient.PatientContext;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmittedBundle;

/**
 * The Bundle is of an accepted type (guide, profile cgm-data-submission-bundle).
 *
 * @param accepted {@code transaction} on a sound receiver
 */
public record BundleType(Set<String> accepted) implements AdmissionRule {

    public BundleType {
        accepted = Set.copyOf(accepted);
    }

    @Override
    public Optional<Refusal> judge(SubmittedBundle bundle, PatientContext context) {
        if (accepted.contains(bundle.type())) {
            return Optional.empty();
        }
        return Optional.of(Refusal.of(
                400,
                "value",
                "Expected a Bundle of type " + String.join(" or ", accepted) + ", but its type is "
                        + (bundle.type().isEmpty() ? "missing." : bundle.type() + "."),
                "Bundle.type"));
    }
}
