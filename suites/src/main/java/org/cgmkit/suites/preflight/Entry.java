package org.cgmkit.suites.preflight;

import java.util.List;
import org.cgmkit.suites.authorization.Access;
import org.cgmkit.suites.setup.ConfigurationException;
import org.cgmkit.suites.setup.UnreachableException;
import org.cgmkit.suites.wire.NoAnswer;
import org.cgmkit.suites.wire.NoToken;
import org.cgmkit.suites.wire.StillThrottled;

/** Gets the first tokens of a run. */
public final class Entry {
    private Entry() {}

    /**
     * Gets them.
     *
     * @return what a person should know of them, each a sentence; often nothing
     * @throws UnreachableException where the authorization server gives no answer, or only answers that it is broken
     * @throws ConfigurationException where it gives no token
     */
    public static List<String> of(Access access) {
        try {
            return access.begin();
        } catch (NoAnswer e) {
            throw new UnreachableException(e.why());
        } catch (StillThrottled e) {
            throw new UnreachableException(
                    "The authorization server answers even the first request for a token with 429 (too many requests): "
                            + "wait a while, or ask its owner to allow more requests.");
        } catch (NoToken e) {
            throw told(e);
        }
    }

    /** Whether nothing can be done about it here, or something in the target's description. */
    static RuntimeException told(NoToken e) {
        return e.isBroken() ? new UnreachableException(e.why()) : new ConfigurationException(e.why());
    }
}
