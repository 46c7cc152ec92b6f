package org.cgmkit.submitter.smart;

import java.util.Optional;
import org.cgmkit.submitter.wire.NoAnswerException;

/** Where the app's tokens come from. */
public interface TokenSource {

    /**
     * The token to show; empty where none is shown. It is got first where there is none yet.
     *
     * @throws NoAnswerException where the authorization server does not answer, or cannot for now
     * @throws AccessRefusedException where it refuses
     */
    Optional<String> token() throws NoAnswerException, AccessRefusedException;

    /**
     * Gets another token after the receiver took the last one no longer (401).
     *
     * @return false where there is no way to get another one
     * @throws NoAnswerException where the authorization server does not answer, or cannot for now
     * @throws AccessRefusedException where it refuses
     */
    boolean renew() throws NoAnswerException, AccessRefusedException;

    /** The patient whom the authorization server named with the token ({@code launch/patient}). */
    Optional<String> patient();

    /** No credential. */
    static TokenSource open() {
        return new FixedToken(null);
    }

    /** A token that somebody gave. */
    static TokenSource by(String token) {
        return new FixedToken(token);
    }
}
