package org.cgmkit.console.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a key after it was shown.
 *
 * @param id its id
 * @param kind what it is for
 * @param prefix how it begins
 * @param created when it was made
 * @param used when somebody last came in by it, or null
 */
public record Credential(
        String id,
        Kind kind,
        String prefix,
        Instant created,
        @Nullable Instant used) {

    /** What keys are for. */
    public enum Kind {
        /** Brings a member back in who has lost the session. */
        RECOVERY,
        /** Lets somebody join the team. */
        INVITATION
    }
}
