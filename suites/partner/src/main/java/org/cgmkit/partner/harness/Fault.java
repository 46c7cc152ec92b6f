package org.cgmkit.partner.harness;

import java.util.Set;
import org.cgmkit.partner.watch.Kind;

/**
 * What the cloud is to answer otherwise.
 *
 * @param effect what comes in place of the right answer
 * @param kinds of which requests
 * @param account of whose requests
 */
record Fault(Effect effect, Set<Kind> kinds, String account) {

    /** What comes in place of the right answer. */
    enum Effect {
        /** 503. */
        UNAVAILABLE,
        /** Nothing, and nothing is done. */
        SILENT,
        /** Nothing, though it was done. */
        LOST,
        /** 429 with Retry-After. */
        THROTTLED,
        /** 429 without it. */
        THROTTLED_SILENTLY
    }
}
