package org.cgmkit.links.config;

import java.util.Map;
import org.cgmkit.kit.trigger.AnsweringTrigger;
import org.jspecify.annotations.Nullable;

/**
 * How a receiver is brought to open links, and how it is told what it shows.
 *
 * @param open gives it a link
 * @param shows answers with what is shown of a link now, or null where nobody knows
 */
public record ReceiverTriggers(Open open, @Nullable AnsweringTrigger shows) {

    /** Gives a receiver a link. */
    @FunctionalInterface
    public interface Open {
        /**
         * Gives it.
         *
         * @param step the name of the step
         * @param variables {@code CGMKIT_LINK}, {@code CGMKIT_PASSCODE}, {@code CGMKIT_STEP} and {@code CGMKIT_SECONDS}
         */
        OpenedBy begin(String step, Map<String, String> variables) throws InterruptedException;
    }

    /** What has been given a link. */
    public interface OpenedBy extends AutoCloseable {
        /** Whether it is known to have fetched what it will, as far as it does not come back later. */
        boolean isOver();

        /** Ends what the step began. */
        @Override
        void close();
    }
}
