package org.cgmkit.ehr.authorization;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.cgmkit.ehr.authorization.client.Clients;
import org.cgmkit.ehr.authorization.client.RegisteredClient;
import org.cgmkit.ehr.authorization.oauth.OAuthException;
import org.cgmkit.ehr.authorization.oauth.RandomSecrets;
import org.cgmkit.ehr.submission.Json;
import org.cgmkit.validation.wording.JsonMistake;

/** Lets clients register themselves (RFC 7591), where the sandbox was set up for that. */
final class ClientRegistration {
    private static final Set<String> METHODS = Set.of("none", "client_secret_basic", "private_key_jwt");
    private static final Set<String> GRANTS = Set.of("authorization_code", "refresh_token", "client_credentials");
    private static final int MOST = 1000;

    private final SmartOptions options;
    private final Clients clients;
    private final Clock clock;

    ClientRegistration(SmartOptions options, Clients clients, Clock clock) {
        this.options = options;
        this.clients = clients;
        this.clock = clock;
    }

    /** See {@link AuthorizationServer#register}. */
    ObjectNode register(byte[] body) {
        if (!options.registration()) {
            throw new OAuthException(
                    404,
                    "invalid_request",
                    "Expected a client that is registered by the administration: this sandbox lets none register itself.");
        }
        if (clients.all().size() >= MOST) {
            throw new OAuthException(
                    400,
                    "invalid_client_metadata",
                    "Expected at most " + MOST + " clients, but there are as many already.");
        }
        JsonNode metadata = read(body);
        String method = text(metadata, "token_endpoint_auth_method", "client_secret_basic");
        if (!METHODS.contains(method)) {
            throw invalid(
                    "Expected none, client_secret_basic or private_key_jwt as token_endpoint_auth_method, but got "
                            + method + ".");
        }
        List<String> grants = texts(metadata, "grant_types", List.of("authorization_code"));
        if (!GRANTS.containsAll(grants)) {
            throw invalid(
                    "Expected only authorization_code, refresh_token and client_credentials as grant_types, but got "
                            + String.join(", ", grants) + ".");
        }
        RegisteredClient client = client(metadata, method, grants);
        clients.register(client);
        return answer(client, metadata, grants);
    }

    private static RegisteredClient client(JsonNode metadata, String method, List<String> grants) {
        List<String> redirectUris = texts(metadata, "redirect_uris", List.of());
        if (grants.contains("authorization_code") && redirectUris.isEmpty()) {
            throw new OAuthException(
                    400,
                    "invalid_redirect_uri",
                    "Expected redirect_uris of a client that asks for authorization codes, but there are none.");
        }
        JsonNode jwks = metadata.get("jwks");
        String jwksUri = text(metadata, "jwks_uri", "");
        boolean keys = jwks != null || !jwksUri.isEmpty();
        if (keys != method.equals("private_key_jwt")) {
            throw invalid(
                    keys
                            ? "Expected jwks or jwks_uri only with the method private_key_jwt, but it is " + method
                                    + "."
                            : "Expected jwks or jwks_uri with the method private_key_jwt, but there is neither.");
        }
        if (grants.contains("client_credentials") && !keys) {
            throw invalid("Expected keys of a client that asks for client_credentials, but there are none.");
        }
        String id = UUID.randomUUID().toString();
        checkRedirectUris(id, redirectUris);
        try {
            return new RegisteredClient(
                    id,
                    redirectUris,
                    text(metadata, "scope", RegisteredClient.EVERY_SCOPE),
                    jwks == null ? null : Json.write(jwks),
                    jwksUri.isEmpty() ? null : URI.create(jwksUri),
                    method.equals("client_secret_basic") ? RandomSecrets.fresh() : null,
                    null);
        } catch (IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    private static void checkRedirectUris(String id, List<String> redirectUris) {
        try {
            RegisteredClient.app(id, redirectUris);
        } catch (IllegalArgumentException e) {
            throw new OAuthException(400, "invalid_redirect_uri", String.valueOf(e.getMessage()));
        }
    }

    private ObjectNode answer(RegisteredClient client, JsonNode metadata, List<String> grants) {
        ObjectNode answer = Json.object();
        answer.put("client_id", client.id());
        answer.put("client_id_issued_at", clock.instant().getEpochSecond());
        if (client.secret() != null) {
            answer.put("client_secret", client.secret());
            answer.put("client_secret_expires_at", 0);
        }
        if (metadata.path("client_name").isTextual()) {
            answer.put("client_name", metadata.path("client_name").asText());
        }
        answer.put("token_endpoint_auth_method", client.authenticationMethod());
        put(answer.putArray("grant_types"), grants);
        if (!client.redirectUris().isEmpty()) {
            put(answer.putArray("redirect_uris"), client.redirectUris());
            put(answer.putArray("response_types"), List.of("code"));
        }
        answer.put("scope", client.scopes());
        if (client.jwks() != null) {
            answer.set("jwks", Json.object(client.jwks()));
        }
        if (client.jwksUrl() != null) {
            answer.put("jwks_uri", client.jwksUrl().toString());
        }
        return answer;
    }

    private static void put(ArrayNode array, List<String> values) {
        values.forEach(array::add);
    }

    private static JsonNode read(byte[] body) {
        try {
            JsonNode node = Json.read(body);
            if (node.isObject()) {
                return node;
            }
            throw invalid("Expected a JSON object with the client's metadata, but it is something else.");
        } catch (JsonProcessingException e) {
            throw invalid("Expected a JSON object with the client's metadata: " + JsonMistake.of(e));
        }
    }

    private static String text(JsonNode node, String name, String otherwise) {
        JsonNode value = node.get(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.isTextual() || value.asText().isEmpty()) {
            throw invalid("Expected a text as " + name + ", but got " + value + ".");
        }
        return value.asText();
    }

    private static List<String> texts(JsonNode node, String name, List<String> otherwise) {
        JsonNode array = node.get(name);
        if (array == null) {
            return otherwise;
        }
        List<String> texts = new ArrayList<>();
        array.forEach(t -> texts.add(t.asText()));
        if (!array.isArray() || texts.isEmpty()) {
            throw invalid("Expected an array of texts as " + name + ", but got " + array + ".");
        }
        return texts;
    }

    private static OAuthException invalid(String description) {
        return new OAuthException(400, "invalid_client_metadata", description);
    }
}
