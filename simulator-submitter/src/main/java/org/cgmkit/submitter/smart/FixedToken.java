package org.cgmkit.submitter.smart;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A token that there is no other for, or none.
 *
 * @param given the token, or null
 */
record FixedToken(@Nullable String given) implements TokenSource {

    @Override
    public Optional<String> token() {
        return Optional.ofNullable(given);
    }

    @Override
    public boolean renew() {
        return false;
    }

    @Override
    public Optional<String> patient() {
        return Optional.empty();
    }
}
