package org.cgmkit.cgm.config;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a submitter under test gets at the receiver of the run. */
public sealed interface SubmitterAccess {

    /** The receiver asks for nothing. */
    record Open() implements SubmitterAccess {}

    /**
     * By SMART Backend Services.
     *
     * @param clientId the id by which it is registered
     * @param jwks its public keys as a JWK Set (RFC 7517), or null
     * @param jwksUrl where its public keys are, or null
     */
    record BackendServices(
            String clientId,
            @Nullable String jwks,
            @Nullable URI jwksUrl) implements SubmitterAccess {}

    /**
     * By a SMART standalone launch, as a public app.
     *
     * @param clientId the id by which it is registered
     * @param redirectUris where codes may be sent
     */
    record StandaloneLaunch(String clientId, List<String> redirectUris) implements SubmitterAccess {
        public StandaloneLaunch {
            redirectUris = List.copyOf(redirectUris);
        }
    }

    /** The id by which it is registered; empty where it is not. */
    default String client() {
        return switch (this) {
            case Open open -> "";
            case BackendServices services -> services.clientId();
            case StandaloneLaunch launch -> launch.clientId();
        };
    }
}
