package org.cgmkit.ehr.intake;

import java.util.function.Predicate;
import org.cgmkit.ehr.submission.SubmittedEntry;
import org.cgmkit.validation.Finding;
import org.jspecify.annotations.Nullable;

/** Which findings of the profile validation refuse an entry or, outside entries, the submission. */
@FunctionalInterface
public interface Counting {

    /**
     * Whether a finding counts.
     *
     * @param entry the entry that it is about, or null where it is about the Bundle
     */
    boolean counts(Finding finding, @Nullable SubmittedEntry entry);

    /** All errors count. */
    static Counting errors() {
        return (finding, entry) -> finding.invalidates();
    }

    /** The same, but for the findings that are overlooked. */
    default Counting without(Counting overlooked) {
        return (finding, entry) -> counts(finding, entry) && !overlooked.counts(finding, entry);
    }

    /** The same, but for the findings that are overlooked, in whatever entry. */
    default Counting without(Predicate<Finding> overlooked) {
        return without((finding, entry) -> overlooked.test(finding));
    }
}
