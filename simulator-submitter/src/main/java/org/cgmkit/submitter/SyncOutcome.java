package org.cgmkit.submitter;

import java.util.List;
import java.util.Optional;

/**
 * What came of it.
 *
 * @param accepted how many entries the receiver has taken
 * @param refused what it does not want, in sentences; it is kept in the outbox's folder {@code refused}
 * @param kept what waits in the outbox for the next time
 * @param stopped why the app had to stop before its time, in a sentence
 */
public record SyncOutcome(int accepted, List<String> refused, List<String> kept, Optional<String> stopped) {

    /** Keeps copies. */
    public SyncOutcome {
        refused = List.copyOf(refused);
        kept = List.copyOf(kept);
    }

    /** Whether all that was to be submitted is delivered. */
    public boolean delivered() {
        return refused.isEmpty() && kept.isEmpty() && stopped.isEmpty();
    }
}
