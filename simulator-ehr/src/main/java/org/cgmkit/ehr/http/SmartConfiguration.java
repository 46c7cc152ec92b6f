package org.cgmkit.ehr.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.cgmkit.ehr.authorization.SmartOptions;
import org.cgmkit.ehr.receiver.DataReceiver;
import org.cgmkit.ehr.rest.FhirResponseWriter;
import org.cgmkit.ehr.submission.Json;
import org.cgmkit.ehr.submission.Refusal;

/** What a sandbox says about its authorization server (SMART App Launch 2.2, "FHIR Authorization Endpoint and Capabilities Discovery"). */
final class SmartConfiguration {
    private static final List<String> CAPABILITIES = List.of(
            "launch-standalone",
            "launch-ehr",
            "authorize-post",
            "sso-openid-connect",
            "client-public",
            "client-confidential-symmetric",
            "client-confidential-asymmetric",
            "context-standalone-patient",
            "context-ehr-patient",
            "permission-offline",
            "permission-online",
            "permission-patient",
            "permission-user",
            "permission-v1",
            "permission-v2");
    private static final List<String> SCOPES = List.of(
            "launch",
            "launch/patient",
            "openid",
            "fhirUser",
            "offline_access",
            "online_access",
            "patient/*.cruds",
            "user/*.cruds",
            "system/*.cruds",
            "patient/Patient.r",
            "patient/ServiceRequest.rs?code=cgm-data-submission-standing-order",
            "patient/DiagnosticReport.cu?category=LAB",
            "patient/Observation.cu?category=laboratory",
            "patient/Device.cu");

    private SmartConfiguration() {}

    /** Answers with it; any page may read it, as it is public. */
    static void answer(DataReceiver receiver, String authorizationUrl, HttpServletResponse response)
            throws IOException {
        SmartOptions options = receiver.options().smart();
        Optional<ObjectNode> shown = options == null ? Optional.empty() : Optional.of(of(authorizationUrl, options));
        Optional<ObjectNode> configuration =
                receiver.workings().authorizing().configuration().apply(shown);
        open(response);
        if (configuration.isEmpty()) {
            FhirResponseWriter.write(
                    response,
                    Refusal.of(404, "not-found", "There is no SMART configuration here.")
                            .answer());
            return;
        }
        response.setContentType("application/json");
        response.getOutputStream().write(Json.write(configuration.get()).getBytes(StandardCharsets.UTF_8));
    }

    /** Lets pages of any origin read the answer (Fetch standard, CORS), where the hosting did not say whose. */
    static void open(HttpServletResponse response) {
        if (!response.containsHeader("Access-Control-Allow-Origin")) {
            response.setHeader("Access-Control-Allow-Origin", "*");
        }
    }

    /** The same for clients that only know OpenID Connect (OpenID Connect Discovery 1.0, section 3). */
    static ObjectNode openId(String url, SmartOptions options) {
        ObjectNode node = of(url, options);
        list(node, "subject_types_supported", List.of("public"));
        list(node, "id_token_signing_alg_values_supported", List.of("RS256"));
        return node;
    }

    private static ObjectNode of(String url, SmartOptions options) {
        ObjectNode node = Json.object();
        node.put("issuer", url);
        node.put("jwks_uri", url + "/jwks");
        node.put("authorization_endpoint", url + "/authorize");
        node.put("token_endpoint", url + "/token");
        node.put("introspection_endpoint", url + "/introspect");
        node.put("revocation_endpoint", url + "/revoke");
        if (options.registration()) {
            node.put("registration_endpoint", url + "/register");
        }
        list(node, "grant_types_supported", List.of("authorization_code", "refresh_token", "client_credentials"));
        list(node, "response_types_supported", List.of("code"));
        list(node, "code_challenge_methods_supported", List.of("S256"));
        list(node, "token_endpoint_auth_methods_supported", List.of("private_key_jwt", "client_secret_basic", "none"));
        list(node, "token_endpoint_auth_signing_alg_values_supported", options.assertionAlgorithms());
        list(node, "scopes_supported", SCOPES);
        list(node, "capabilities", CAPABILITIES);
        return node;
    }

    private static void list(ObjectNode node, String name, List<String> values) {
        ArrayNode array = node.putArray(name);
        values.forEach(array::add);
    }
}
