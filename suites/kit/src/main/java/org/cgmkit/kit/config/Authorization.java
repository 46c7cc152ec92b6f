package org.cgmkit.kit.config;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** How the kit gets the access token that it submits with. */
public sealed interface Authorization {

    /** The target asks for no token. */
    record None() implements Authorization {}

    /**
     * A token that somebody else got.
     *
     * @param token the access token
     */
    record StaticToken(String token) implements Authorization {
        /** Without the token. */
        @Override
        public String toString() {
            return "a token";
        }
    }

    /**
     * The kit is a service that the target's authorization server knows by its key (SMART App Launch, "Backend Services").
     *
     * @param clientId the id under which the kit is registered
     * @param key what it signs with
     * @param scopes what it asks for to submit, separated by blanks
     * @param readScopes what it asks for to read back, or null where the first token reads as well
     * @param tokenUrl where tokens are given, or null where the SMART configuration says it
     */
    record BackendServices(
            String clientId,
            ClientKey key,
            String scopes,
            @Nullable String readScopes,
            @Nullable URI tokenUrl) implements Authorization {

        /** With those scopes, and everything else as the SMART configuration says. */
        public static BackendServices of(String clientId, ClientKey key, String scopes) {
            return new BackendServices(clientId, key, scopes, null, null);
        }
    }

    /**
     * A person agrees in a browser (SMART App Launch, "Standalone launch").
     *
     * @param clientId the id under which the kit is registered, as a public client
     * @param redirectPort the port of this machine that the browser is sent back to, or 0 for any that is free
     * @param scopes what the kit asks for, separated by blanks
     * @param authorizationUrl where the person agrees, or null where the SMART configuration says it
     * @param tokenUrl where tokens are given, or null where the SMART configuration says it
     */
    record StandaloneLaunch(
            String clientId,
            int redirectPort,
            String scopes,
            @Nullable URI authorizationUrl,
            @Nullable URI tokenUrl) implements Authorization {

        /** With those scopes, any free port, and everything else as the SMART configuration says. */
        public static StandaloneLaunch of(String clientId, String scopes) {
            return new StandaloneLaunch(clientId, 0, scopes, null, null);
        }
    }

    /** Whether it is one of SMART's ways. */
    default boolean smart() {
        return this instanceof BackendServices || this instanceof StandaloneLaunch;
    }

    /** The static token, or null where there is none. */
    default @Nullable String staticToken() {
        return this instanceof StaticToken given ? given.token() : null;
    }
}
