package org.cgmkit.kit.wire;

import org.jspecify.annotations.Nullable;

/**
 * Tokens that somebody else got.
 *
 * @param submitting the one for submitting, or null
 * @param readingBack the one for reading back, or null where the first one reads as well
 */
public record StaticTokens(
        @Nullable String submitting, @Nullable String readingBack) implements Credentials {

    @Override
    public @Nullable String token(boolean reading) {
        return reading && readingBack != null ? readingBack : submitting;
    }

    @Override
    public @Nullable String another(boolean reading, String refused) {
        return null;
    }

    @Override
    public boolean readsApart() {
        return readingBack != null && submitting != null;
    }

    /** Without the tokens. */
    @Override
    public String toString() {
        return "given tokens";
    }
}
