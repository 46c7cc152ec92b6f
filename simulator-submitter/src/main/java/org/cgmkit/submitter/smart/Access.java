package org.cgmkit.submitter.smart;

import java.util.Optional;
import org.cgmkit.submitter.wire.NoAnswer;

/** Where the app's tokens come from. */
public interface Access {

    /**
     * The token to show; empty where none is shown. It is got first where there is none yet.
     *
     * @throws NoAnswer where the authorization server does not answer, or cannot for now
     * @throws AccessRefused where it refuses
     */
    Optional<String> token() throws NoAnswer, AccessRefused;

    /**
     * Gets another token after the receiver took the last one no longer (401).
     *
     * @return false where there is no way to get another one
     * @throws NoAnswer where the authorization server does not answer, or cannot for now
     * @throws AccessRefused where it refuses
     */
    boolean renew() throws NoAnswer, AccessRefused;

    /** The patient whom the authorization server named with the token ({@code launch/patient}). */
    Optional<String> patient();

    /** No credential. */
    static Access open() {
        return new Fixed(null);
    }

    /** A token that somebody gave. */
    static Access by(String token) {
        return new Fixed(token);
    }
}
