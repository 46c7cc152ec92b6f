package org.cgmkit.links.config;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cgmkit.kit.trigger.AnsweringTrigger;
import org.cgmkit.kit.trigger.TriggerFailedException;
import org.jspecify.annotations.Nullable;

/**
 * How a receiver is brought to open links, and how it is told what it shows.
 *
 * @param open gives it a link
 * @param scan gives it a link as a QR code, or null where nobody can
 * @param shows answers with what is shown of a link now, or null where nobody knows, or a person does
 * @param viewer the person who says what is shown, or null where there is none
 */
public record ReceiverTriggers(
        Open open,
        @Nullable Open scan,
        @Nullable AnsweringTrigger shows,
        @Nullable Viewer viewer) {

    /** By a person who has not been given a page yet. */
    public static final ReceiverTriggers NOBODY = new ReceiverTriggers(
            (step, variables) -> {
                throw new TriggerFailedException("Expected a person to open links, but nobody is asked.");
            },
            null,
            null,
            null);

    /** By what answers by itself. */
    public static ReceiverTriggers hooks(Open open, @Nullable Open scan, @Nullable AnsweringTrigger shows) {
        return new ReceiverTriggers(open, scan, shows, null);
    }

    /** By a person. */
    public static ReceiverTriggers byHand(Open open, Open scan, Viewer viewer) {
        return new ReceiverTriggers(open, scan, null, viewer);
    }

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

    /** A person who looks at what a receiver shows. */
    @FunctionalInterface
    public interface Viewer {
        /**
         * What of that the person sees of a link.
         *
         * @param step the name of the step in which the receiver was given the link
         * @param captions what could be seen, each in words
         */
        Set<String> sees(String step, List<String> captions) throws InterruptedException;
    }
}
