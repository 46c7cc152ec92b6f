package org.cgmkit.cgm.receiver.access;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.assertThat;
import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.cgmkit.cgm.receiver.Receiver;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.kit.config.Authorization.BackendServices;
import org.cgmkit.kit.config.Authorization.StandaloneLaunch;
import org.cgmkit.kit.wire.Exchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Checks of how a receiver says where its tokens come from (SMART App Launch, "Discovery by a well-known address"). */
@ExtendWith(SubjectExtension.class)
class DiscoveryChecks {
    private static final String ALGORITHMS = "token_endpoint_auth_signing_alg_values_supported";
    private static final String METHODS =
            "proof key methods in the SMART configuration (code_challenge_methods_supported)";

    @Base("receiver.auth.discovery")
    @DisplayName("The SMART configuration can be read by anybody")
    void anybodyCanReadTheConfiguration(Receiver receiver) {
        assumeSmart(receiver);

        Exchange configuration = receiver.smartConfiguration();

        assertThat(
                "status of " + configuration.url() + " without a token",
                configuration.status(),
                is(200),
                "Clients read it to learn where to get a token, so they do not have one yet.");
        if (!configuration.json().isObject()) {
            throw failure(
                    "body of " + configuration.url(),
                    "a JSON object",
                    "it was something else ("
                            + configuration.header("Content-Type").orElse("no content type") + ")",
                    "");
        }
        if (!configuration.header("Content-Type").orElse("").startsWith("application/json")) {
            receiver.remark("SMART asks for the content type application/json, and it is '"
                    + configuration.header("Content-Type").orElse("") + "'.");
        }
    }

    @Base("receiver.auth.discovery")
    @DisplayName("The SMART configuration has what the declared way to a token needs")
    void theConfigurationHasWhatTheFlowNeeds(Receiver receiver) {
        JsonNode configuration = assumeConfiguration(receiver);

        List<String> missing = new ArrayList<>();
        address(configuration, "token_endpoint", missing);
        switch (receiver.authorization()) {
            case BackendServices services -> {
                list(configuration, "grant_types_supported", "client_credentials", missing);
                list(configuration, "capabilities", "client-confidential-asymmetric", missing);
                ifThere(configuration, "token_endpoint_auth_methods_supported", "private_key_jwt", missing);
                algorithm(configuration, services, missing, receiver);
            }
            case StandaloneLaunch launch -> {
                address(configuration, "authorization_endpoint", missing);
                list(configuration, "grant_types_supported", "authorization_code", missing);
                list(configuration, "capabilities", "launch-standalone", missing);
                list(configuration, "capabilities", "client-public", missing);
            }
            default -> throw new IllegalStateException("Only SMART's ways come here.");
        }

        assertNone(
                "what the SMART configuration lacks for the declared way to a token",
                missing,
                "Clients configure themselves from it: what it omits does not exist for them.");
    }

    @Base("receiver.auth.discovery")
    @DisplayName("The SMART configuration offers the proof key (PKCE) that SMART asks for, and no weaker one")
    void theConfigurationOffersTheRightProofKey(Receiver receiver) {
        JsonNode configuration = assumeConfiguration(receiver);
        if (!(receiver.authorization() instanceof StandaloneLaunch) && !configuration.has("authorization_endpoint")) {
            throw notApplicable("The receiver offers no authorization code flow, which alone uses PKCE.");
        }

        JsonNode methods = configuration.path("code_challenge_methods_supported");
        List<String> offered = new ArrayList<>();
        methods.forEach(method -> offered.add(method.asText()));

        if (!offered.contains("S256")) {
            throw failure(
                    METHODS,
                    "S256 in it",
                    methods.isMissingNode() ? "it is not there" : "it is " + offered,
                    "SMART says that S256 SHALL be in it.");
        }
        if (offered.contains("plain")) {
            throw failure(
                    METHODS,
                    "no 'plain' in it",
                    "it is " + offered,
                    "SMART says that plain SHALL NOT be in it: it shows the secret that should protect the code.");
        }
    }

    /** One of the two is enough (SMART App Launch, "Asymmetric (public key) Client Authentication"); which, a client adapts to. */
    private static void algorithm(
            JsonNode configuration, BackendServices services, List<String> missing, Receiver receiver) {
        JsonNode list = configuration.path(ALGORITHMS);
        if (!list.isArray()) {
            return;
        }
        List<String> offered = new ArrayList<>();
        list.forEach(each -> offered.add(each.asText()));
        String own = services.key().algorithm().getName();
        if (!offered.contains("RS384") && !offered.contains("ES384")) {
            missing.add("'RS384' or 'ES384' in " + ALGORITHMS + " (it is " + offered + ")");
        } else if (!offered.contains(own)) {
            receiver.remark("The server takes keys for " + offered + ", which is enough, and the kit's own key is for "
                    + own + ": make one for the other algorithm with 'cgmkit keys'.");
        }
    }

    private static void address(JsonNode configuration, String name, List<String> missing) {
        String text = configuration.path(name).asText();
        if (text.isEmpty()) {
            missing.add(name);
            return;
        }
        try {
            if (URI.create(text).isAbsolute()) {
                return;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        missing.add(name + " as a whole address (it is '" + text + "')");
    }

    private static void list(JsonNode configuration, String name, String value, List<String> missing) {
        if (!configuration.path(name).isArray()) {
            missing.add(name + " with '" + value + "'");
        } else {
            ifThere(configuration, name, value, missing);
        }
    }

    private static void ifThere(JsonNode configuration, String name, String value, List<String> missing) {
        JsonNode list = configuration.path(name);
        if (!list.isArray()) {
            return;
        }
        for (JsonNode each : list) {
            if (each.asText().equals(value)) {
                return;
            }
        }
        missing.add("'" + value + "' in " + name);
    }

    private static JsonNode assumeConfiguration(Receiver receiver) {
        assumeSmart(receiver);
        Exchange configuration = receiver.smartConfiguration();
        if (!configuration.succeeded() || !configuration.json().isObject()) {
            throw inconclusive("The SMART configuration cannot be read (" + configuration
                    + "), so nothing can be said of what is in it.");
        }
        return configuration.json();
    }

    private static void assumeSmart(Receiver receiver) {
        if (!receiver.authorization().smart()) {
            throw notApplicable("The target declares none of SMART's ways to a token.");
        }
    }
}
