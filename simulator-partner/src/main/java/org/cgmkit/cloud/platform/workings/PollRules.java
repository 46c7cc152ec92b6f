package org.cgmkit.cloud.platform.workings;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.cgmkit.cloud.platform.workings.Setup.Pause;

/** When a platform asks. Sound as it stands; a defect overrides something. */
public class PollRules {

    /** The time from one transfer to the next, from one that is drawn as agreed. */
    public Duration interval(Duration drawn, Setup setup) {
        return drawn;
    }

    /** Whether there is another transfer after so many. */
    public boolean goesOn(int transfers) {
        return true;
    }

    /** The blackout for which it waits, or empty. */
    public Optional<Pause> waitsFor(Setup setup, Instant now, boolean amidTransfer) {
        return setup.blackout(now);
    }

    /** When it goes on after a blackout that ends then, from a moment drawn soon after. */
    public Instant afterBlackout(Instant end, Instant drawn) {
        return drawn;
    }

    /** How many further calls it makes in its transfer of that number. */
    public int furtherCalls(int transfer) {
        return 0;
    }

    /** Whether one user's trouble stops all. */
    public boolean trouble(String user) {
        return false;
    }

    /** Whether the user's transfers end with a failure of that status. */
    public boolean givesUp(int status) {
        return false;
    }

    /** How long it waits after 429, from what it was told. */
    public Duration throttled(Duration told) {
        return told;
    }

    /** How long it waits between the requests of a transfer, from what its practice says. */
    public Duration pace(Duration usual) {
        return usual;
    }
}
