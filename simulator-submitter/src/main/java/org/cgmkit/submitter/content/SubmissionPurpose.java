package org.cgmkit.submitter.content;

import java.util.Set;
import org.cgmkit.guide.cgm.Profile;
import org.cgmkit.submitter.order.TimeWindow;

/**
 * What a submission is for.
 *
 * @param patient the patient's logical id
 * @param window the time that it is about
 * @param profiles what it is to have
 */
public record SubmissionPurpose(String patient, TimeWindow window, Set<Profile> profiles) {

    /** Keeps a copy. */
    public SubmissionPurpose {
        profiles = Set.copyOf(profiles);
    }
}
