package org.cgmkit.cgm.submitter.judgement;

import org.jspecify.annotations.Nullable;

/**
 * One line of the table of must-support elements and kinds of entries.
 *
 * @param element the element, such as {@code cgm-device#Device.serialNumber}
 * @param seen how often it came in the run
 * @param first where it came first, or null where it never did
 * @param standing what that means
 * @param note why it is owed no more, or an empty text
 */
public record MustSupportRow(
        String element, int seen, @Nullable String first, Standing standing, String note) {

    /** What it means for the app that an element came or not. */
    public enum Standing {
        /** It came. */
        SEEN,
        /** It never came and should have. */
        NEVER,
        /** It never came, and the app declares that it has none. */
        UNAVAILABLE,
        /** It never came and need not: its other unit did, or no resource of its kind, which has a line of its own. */
        NOT_OWED
    }

    @Override
    public String toString() {
        return switch (standing) {
            case SEEN -> element + ": seen " + seen + (seen == 1 ? " time" : " times") + ", first at " + first;
            case NEVER -> element + ": never seen";
            case UNAVAILABLE, NOT_OWED -> element + ": never seen, " + note;
        };
    }
}
