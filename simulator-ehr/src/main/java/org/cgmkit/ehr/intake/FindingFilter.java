package org.cgmkit.ehr.intake;

import java.util.function.Predicate;
import org.cgmkit.ehr.submission.SubmittedEntry;
import org.cgmkit.validation.finding.Finding;
import org.jspecify.annotations.Nullable;

/** Which findings of the profile validation refuse an entry or, outside entries, the submission. */
@FunctionalInterface
public interface FindingFilter {

    /**
     * Whether a finding counts.
     *
     * @param entry the entry that it is about, or null where it is about the Bundle
     */
    boolean counts(Finding finding, @Nullable SubmittedEntry entry);

    /** All errors count. */
    static FindingFilter errors() {
        return (finding, entry) -> finding.invalidates();
    }

    /** The same, but for the findings that are overlooked. */
    default FindingFilter without(FindingFilter overlooked) {
        return (finding, entry) -> counts(finding, entry) && !overlooked.counts(finding, entry);
    }

    /** The same, but for the findings that are overlooked, in whatever entry. */
    default FindingFilter without(Predicate<Finding> overlooked) {
        return without((finding, entry) -> overlooked.test(finding));
    }
}
