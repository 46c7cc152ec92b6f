package org.cgmkit.ehr.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.cgmkit.ehr.authorization.AuthorizationServer;
import org.cgmkit.ehr.receiver.DataReceiver;
import org.cgmkit.ehr.store.StoredResource;
import org.cgmkit.ehr.submission.Json;
import org.cgmkit.validation.wording.JsonMistake;

/**
 * What the administration does with a sandbox's authorization server, in place of people at an EHR.
 *
 * @param receiver the sandbox
 */
record SandboxAuthorization(DataReceiver receiver) {
    private static final int LONGEST_S = 86_400;

    /**
     * Begins a launch: {@code {"patient"}}.
     *
     * @throws IllegalArgumentException where that makes no sense, with a sentence that says what was expected
     */
    ObjectNode launch(String body) {
        String patient = read(body).path("patient").asText("");
        checkPatient(patient);
        return Json.object().put("launch", server().launch(patient)).put("patient", patient);
    }

    /**
     * Issues an access token without a flow: {@code {"scope", "patient", "lifeSeconds"}}; zero seconds make one that has
     * expired.
     *
     * @throws IllegalArgumentException where that makes no sense, with a sentence that says what was expected
     */
    ObjectNode token(String body) {
        JsonNode node = read(body);
        String scope = node.path("scope").asText("");
        if (scope.isBlank()) {
            throw new IllegalArgumentException("Expected a scope such as patient/*.cruds, but there is none.");
        }
        String patient = node.path("patient").asText("");
        if (!patient.isEmpty()) {
            checkPatient(patient);
        }
        JsonNode life = node.path("lifeSeconds");
        long seconds = life.isMissingNode() ? server().options().tokenLife().toSeconds() : life.asLong(-1);
        if (seconds < 0 || seconds > LONGEST_S) {
            throw new IllegalArgumentException("Expected 0 to " + LONGEST_S + " as lifeSeconds, but got " + life + ".");
        }
        String token = server().issue(scope, patient.isEmpty() ? null : patient, Duration.ofSeconds(seconds));
        return Json.object()
                .put("access_token", token)
                .put("token_type", "Bearer")
                .put("expires_in", seconds)
                .put("scope", scope);
    }

    /** Ends all grants and tokens. */
    void revoke() {
        server().revokeGrants();
    }

    private AuthorizationServer server() {
        AuthorizationServer server = receiver.authorization();
        if (server == null) {
            throw new IllegalArgumentException("Expected a sandbox with SMART authorization, but " + receiver.id()
                    + " has none: make one with \"authorization\": \"smart\".");
        }
        return server;
    }

    private void checkPatient(String patient) {
        if (receiver.patients().stream().map(StoredResource::id).noneMatch(patient::equals)) {
            throw new IllegalArgumentException("Expected one of the patients "
                    + String.join(
                            ", ",
                            receiver.patients().stream().map(StoredResource::id).toList())
                    + ", but got " + (patient.isEmpty() ? "none." : patient + "."));
        }
    }

    private static JsonNode read(String body) {
        try {
            return Json.read(body.getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Expected a JSON object: " + JsonMistake.of(e), e);
        }
    }
}
