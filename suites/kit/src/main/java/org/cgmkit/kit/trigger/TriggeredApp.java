package org.cgmkit.kit.trigger;

import java.util.Optional;

/** An app that was brought to submit. */
public interface TriggeredApp extends AutoCloseable {

    /** Why nothing more is to be expected of it, as a sentence; empty while it may go on. */
    Optional<String> over();

    /** Whether nothing of it is left that could send anything. */
    default boolean isGone() {
        return over().isPresent();
    }

    /** Ends what the step began. */
    @Override
    void close();

    /** An app that is not in the kit's hands. */
    static TriggeredApp elsewhere() {
        return new TriggeredApp() {
            @Override
            public Optional<String> over() {
                return Optional.empty();
            }

            @Override
            public void close() {
                // Whoever has it in hand ends it.
            }
        };
    }
}
