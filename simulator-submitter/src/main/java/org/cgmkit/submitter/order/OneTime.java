package org.cgmkit.submitter.order;

import java.util.Set;
import org.cgmkit.guide.Profile;

/**
 * A one-time order (guide, section "One-Time Orders").
 *
 * @param key tells it from others, and from itself before a change
 * @param window the time that it asks about
 * @param profiles what is to be sent
 */
public record OneTime(String key, Window window, Set<Profile> profiles) {

    /** Keeps a copy. */
    public OneTime {
        profiles = Set.copyOf(profiles);
    }

    /** The same about another time. */
    public OneTime about(Window other) {
        return new OneTime(key, other, profiles);
    }
}
