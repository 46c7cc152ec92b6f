package org.cgmkit.partner.mapping;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a window of a stream is.
 *
 * @param bounds which bounds belong to it, as in {@code [)}; empty where nobody knows
 * @param as how its bounds are written
 * @param longest the longest, or null for any
 * @param sinceArrived whether {@code {since}} means when records arrived, and not when they were measured
 */
public record Window(
        String bounds, TimeReading as, @Nullable Duration longest, boolean sinceArrived) {

    /** Whether a record at its end belongs to it. */
    public boolean isEndIn() {
        return bounds.endsWith("]");
    }

    /** Whether a record at its beginning belongs to it. */
    public boolean isBeginningIn() {
        return bounds.startsWith("[");
    }
}
