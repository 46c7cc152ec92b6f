package org.cgmkit.submitter.order;

import java.time.Duration;
import java.util.Set;
import org.cgmkit.guide.cgm.Profile;

/**
 * What a standing order wants how often (guide, extension data-submission-schedule), or what the app does by itself.
 *
 * @param key tells it from others, and from itself before a change
 * @param every the time between two submissions
 * @param lookback how far back each submission reaches
 * @param profiles what is to be sent
 */
public record Schedule(String key, Duration every, Duration lookback, Set<Profile> profiles) {

    /** Keeps a copy. */
    public Schedule {
        profiles = Set.copyOf(profiles);
    }

    /** The same in another rhythm. */
    public Schedule every(Duration other) {
        return new Schedule(key, other, lookback, profiles);
    }

    /** The same that reaches back so far. */
    public Schedule reachingBack(Duration other) {
        return new Schedule(key, every, other, profiles);
    }

    /** The same for other data. */
    public Schedule sending(Set<Profile> others) {
        return new Schedule(key, every, lookback, others);
    }
}
