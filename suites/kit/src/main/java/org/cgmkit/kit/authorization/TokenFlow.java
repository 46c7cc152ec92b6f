package org.cgmkit.kit.authorization;

import java.util.function.Consumer;
import org.cgmkit.kit.wire.NoTokenException;
import org.cgmkit.reports.evidence.HttpExchange;
import org.jspecify.annotations.Nullable;

/** A way to get access tokens. */
sealed interface TokenFlow permits BackendServicesFlow, StandaloneLaunchFlow {

    /**
     * Gets a token.
     *
     * @param scopes what it is to be for, separated by blanks
     * @param before the token that it takes the place of, or null for the first one
     * @throws NoTokenException where there is none
     */
    AccessToken renew(String scopes, @Nullable AccessToken before, Consumer<HttpExchange> log);

    /**
     * Gets a token for less than another one, which goes on to count.
     *
     * @param scopes what it is to be for, separated by blanks
     * @param wider the other one
     * @throws NoTokenException where there is none
     */
    AccessToken narrower(String scopes, AccessToken wider, Consumer<HttpExchange> log);
}
