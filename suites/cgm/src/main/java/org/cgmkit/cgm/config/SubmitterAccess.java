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

    /** By SMART App Launch, as an app that somebody allows. */
    sealed interface AppLaunch extends SubmitterAccess {
        /** How it is registered. */
        AppRegistration app();
    }

    /**
     * By a SMART standalone launch: the app begins by itself.
     *
     * @param app how it is registered
     */
    record StandaloneLaunch(AppRegistration app) implements AppLaunch {
        /** As a public app. */
        public StandaloneLaunch(String clientId, List<String> redirectUris) {
            this(AppRegistration.ofPublic(clientId, redirectUris));
        }
    }

    /**
     * By a SMART EHR launch: the EHR opens the app for one of its patients (guide, "Provider App to EHR").
     *
     * @param app how it is registered
     * @param launchUrl what the EHR opens
     */
    record EhrLaunch(AppRegistration app, URI launchUrl) implements AppLaunch {}

    /** The id by which it is registered; empty where it is not. */
    default String client() {
        return switch (this) {
            case Open open -> "";
            case BackendServices services -> services.clientId();
            case AppLaunch launch -> launch.app().clientId();
        };
    }
}
