package org.cgmkit.submitter.smart;

import org.cgmkit.submitter.wire.NoAnswer;

/** What the app does when the receiver does not take its token (401). */
@FunctionalInterface
public interface Unauthorized {

    /**
     * Whether the same request is to be sent again now; where not, the 401 stays its answer.
     *
     * @throws NoAnswer where the authorization server does not answer
     * @throws AccessRefused where the app has to stop
     */
    boolean repeat(Access access) throws NoAnswer, AccessRefused;

    /** Gets another token; where there is none to be had, the app stops. */
    static Unauthorized renewing() {
        return access -> {
            if (!access.renew()) {
                throw new AccessRefused("The receiver does not take the app's credential (401), and there is no other:"
                        + " give it another token.");
            }
            return true;
        };
    }
}
