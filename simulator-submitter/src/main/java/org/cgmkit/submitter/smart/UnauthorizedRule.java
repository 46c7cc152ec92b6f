package org.cgmkit.submitter.smart;

import org.cgmkit.submitter.wire.NoAnswerException;

/** What the app does when the receiver does not take its token (401). */
@FunctionalInterface
public interface UnauthorizedRule {

    /**
     * Whether the same request is to be sent again now; where not, the 401 stays its answer.
     *
     * @throws NoAnswerException where the authorization server does not answer
     * @throws AccessRefusedException where the app has to stop
     */
    boolean repeat(TokenSource access) throws NoAnswerException, AccessRefusedException;

    /** Gets another token; where there is none to be had, the app stops. */
    static UnauthorizedRule renewing() {
        return access -> {
            if (!access.renew()) {
                throw new AccessRefusedException(
                        "The receiver does not take the app's credential (401), and there is no other:"
                                + " give it another token.");
            }
            return true;
        };
    }
}
