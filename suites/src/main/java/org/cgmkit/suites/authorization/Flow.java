package org.cgmkit.suites.authorization;

import java.util.function.Consumer;
import org.cgmkit.reports.evidence.HttpExchange;
import org.cgmkit.suites.wire.NoToken;
import org.jspecify.annotations.Nullable;

/** A way to get access tokens. */
sealed interface Flow permits BackendFlow, StandaloneFlow {

    /**
     * Gets a token.
     *
     * @param scopes what it is to be for, separated by blanks
     * @param before the token that it takes the place of, or null for the first one
     * @throws NoToken where there is none
     */
    AccessToken renew(String scopes, @Nullable AccessToken before, Consumer<HttpExchange> log);

    /**
     * Gets a token for less than another one, which goes on to count.
     *
     * @param scopes what it is to be for, separated by blanks
     * @param wider the other one
     * @throws NoToken where there is none
     */
    AccessToken narrower(String scopes, AccessToken wider, Consumer<HttpExchange> log);
}
