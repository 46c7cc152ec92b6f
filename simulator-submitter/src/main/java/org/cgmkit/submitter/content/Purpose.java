package org.cgmkit.submitter.content;

import java.util.Set;
import org.cgmkit.guide.Profile;
import org.cgmkit.submitter.order.Window;

/**
 * What a submission is for.
 *
 * @param patient the patient's logical id
 * @param window the time that it is about
 * @param profiles what it is to have
 */
public record Purpose(String patient, Window window, Set<Profile> profiles) {

    /** Keeps a copy. */
    public Purpose {
        profiles = Set.copyOf(profiles);
    }
}
