package org.cgmkit.validation.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One row of the wording (see {@code wording.yaml}): how one kind of message of the engine reads to people.
 *
 * @param rule the engine's message id, or null where any will do
 * @param fits what must be found in the engine's message
 * @param path what must be found in the finding's path, or null
 * @param child the group that names a missing element, or null
 * @param message the sentence, with values in braces
 * @param expected what was expected, with values in braces, or null
 * @param actual what came, with values in braces, or null
 * @param name the finding's rule where the engine gives none, or null
 * @param silent whether there is nothing to say at all
 */
record WordingRule(
        @Nullable String rule,
        Pattern fits,
        @Nullable Pattern path,
        @Nullable String child,
        String message,
        @Nullable String expected,
        @Nullable String actual,
        @Nullable String name,
        boolean silent) {

    /** The match of this row with a message, or null where it does not fit. */
    @Nullable
    Matcher match(@Nullable String messageId, String said, String at) {
        if ((rule != null && !rule.equals(messageId))
                || (path != null && !path.matcher(at).find())) {
            return null;
        }
        Matcher matcher = fits.matcher(said);
        return matcher.find() ? matcher : null;
    }
}
