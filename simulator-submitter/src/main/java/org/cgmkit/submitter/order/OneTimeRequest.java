package org.cgmkit.submitter.order;

import java.util.Set;
import org.cgmkit.guide.cgm.Profile;

/**
 * A one-time order (guide, section "One-Time Orders").
 *
 * @param key tells it from others, and from itself before a change
 * @param window the time that it asks about
 * @param profiles what is to be sent
 */
public record OneTimeRequest(String key, TimeWindow window, Set<Profile> profiles) {

    /** Keeps a copy. */
    public OneTimeRequest {
        profiles = Set.copyOf(profiles);
    }

    /** The same about another time. */
    public OneTimeRequest about(TimeWindow other) {
        return new OneTimeRequest(key, other, profiles);
    }

    /** The same for other data. */
    public OneTimeRequest sending(Set<Profile> others) {
        return new OneTimeRequest(key, window, others);
    }
}
