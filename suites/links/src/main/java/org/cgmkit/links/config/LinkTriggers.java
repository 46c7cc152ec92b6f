package org.cgmkit.links.config;

import java.util.Optional;
import org.cgmkit.kit.trigger.AnsweringTrigger;
import org.jspecify.annotations.Nullable;

/**
 * How the app under test is brought to do what its user does.
 *
 * @param create makes a link; its answer is the link
 * @param updating lets new data get to what is shared, or null where nothing does
 * @param revoking takes a link back, or null where nothing does
 */
public record LinkTriggers(
        AnsweringTrigger create,
        @Nullable AnsweringTrigger updating,
        @Nullable AnsweringTrigger revoking) {

    /** What lets new data in, or empty. */
    public Optional<AnsweringTrigger> update() {
        return Optional.ofNullable(updating);
    }

    /** What takes links back, or empty. */
    public Optional<AnsweringTrigger> revoke() {
        return Optional.ofNullable(revoking);
    }
}
