package org.cgmkit.shlink.creator;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A link that was made.
 *
 * @param text the link, to be given to the receiver
 * @param secret the passcode, to be told by another way, or null where none is asked for
 */
public record MadeLink(String text, @Nullable String secret) {

    /** The passcode, or empty where none is asked for. */
    public Optional<String> passcode() {
        return Optional.ofNullable(secret);
    }
}
