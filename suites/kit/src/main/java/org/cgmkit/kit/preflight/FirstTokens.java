package org.cgmkit.kit.preflight;

import java.util.List;
import org.cgmkit.kit.authorization.TokenAccess;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.UnreachableException;
import org.cgmkit.kit.wire.NoAnswerException;
import org.cgmkit.kit.wire.NoTokenException;
import org.cgmkit.kit.wire.StillThrottledException;

/** Gets the first tokens of a run. */
public final class FirstTokens {
    private FirstTokens() {}

    /**
     * Gets them.
     *
     * @return what a person should know of them, each a sentence; often nothing
     * @throws UnreachableException where the authorization server gives no answer, or only answers that it is broken
     * @throws ConfigurationException where it gives no token
     */
    public static List<String> of(TokenAccess access) {
        try {
            return access.begin();
        } catch (NoAnswerException e) {
            throw new UnreachableException(e.why());
        } catch (StillThrottledException e) {
            throw new UnreachableException("The authorization server answers even the first request for a token with "
                    + e.answered() + ": " + "wait a while, or ask its owner to allow more requests.");
        } catch (NoTokenException e) {
            throw told(e);
        }
    }

    /** Whether nothing can be done about it here, or something in the target's description. */
    public static RuntimeException told(NoTokenException e) {
        return e.isBroken() ? new UnreachableException(e.why()) : new ConfigurationException(e.why());
    }
}
