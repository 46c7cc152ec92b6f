package org.cgmkit.ehr.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cgmkit.ehr.authorization.Consent;
import org.cgmkit.ehr.authorization.SmartOptions;
import org.cgmkit.ehr.authorization.client.RegisteredClient;
import org.cgmkit.ehr.submission.Json;
import org.cgmkit.validation.wording.JsonMistake;
import org.jspecify.annotations.Nullable;

/**
 * The SMART side of a sandbox's setup as JSON: {@code "clients": [{"id", "redirectUris": [], "scopes", "jwks": {} or
 * "jwksUrl" or "secret"}], "tokenLifeSeconds", "codeLifeSeconds", "registration",
 * "assertionAlgorithms": ["RS384", "ES384"], "consent": "page"}; a client may have a "launchUrl", too.
 */
public final class SmartSettings {
    /** The properties of a setup that belong here. */
    static final Set<String> NAMES =
            Set.of("clients", "tokenLifeSeconds", "codeLifeSeconds", "registration", "assertionAlgorithms", "consent");

    private static final Set<String> CLIENT_NAMES =
            Set.of("id", "redirectUris", "scopes", "jwks", "jwksUrl", "secret", "launchUrl");

    private SmartSettings() {}

    static void write(SmartOptions options, ObjectNode node) {
        for (RegisteredClient client : options.clients()) {
            ObjectNode item = node.withArray("clients").addObject();
            item.put("id", client.id());
            client.redirectUris().forEach(uri -> item.withArray("redirectUris").add(uri));
            item.put("scopes", client.scopes());
            if (client.jwks() != null) {
                item.set("jwks", Json.object(client.jwks()));
            }
            if (client.jwksUrl() != null) {
                item.put("jwksUrl", client.jwksUrl().toString());
            }
            if (client.secret() != null) {
                item.put("secret", client.secret());
            }
            if (client.launchUrl() != null) {
                item.put("launchUrl", client.launchUrl().toString());
            }
        }
        node.put("tokenLifeSeconds", options.tokenLife().toSeconds());
        node.put("codeLifeSeconds", options.codeLife().toSeconds());
        node.put("registration", options.registration());
        options.assertionAlgorithms().forEach(node.putArray("assertionAlgorithms")::add);
        node.put("consent", options.consent().text());
    }

    /**
     * Reads the SMART side of a setup; what is not said is as in {@link SmartOptions#standard()}.
     *
     * @throws IllegalArgumentException where it makes no sense, with a sentence that says what was expected
     */
    static SmartOptions parse(JsonNode node) {
        SmartOptions options = SmartOptions.standard();
        JsonNode clients = node.path("clients");
        if (!clients.isMissingNode() && !clients.isArray()) {
            throw new IllegalArgumentException("Expected an array of objects as clients, but got " + clients + ".");
        }
        Set<String> ids = new TreeSet<>();
        for (JsonNode item : clients) {
            RegisteredClient client = client(item);
            if (!ids.add(client.id())) {
                throw new IllegalArgumentException(
                        "Expected clients with ids of their own, but there are two called " + client.id() + ".");
            }
            options = options.with(client);
        }
        Duration tokenLife = seconds(node, "tokenLifeSeconds", options.tokenLife());
        Duration codeLife = seconds(node, "codeLifeSeconds", options.codeLife());
        options = options.withTokenLife(tokenLife).withCodeLife(codeLife);
        JsonNode registration = node.path("registration");
        if (!registration.isMissingNode() && !registration.isBoolean()) {
            throw new IllegalArgumentException("Expected true or false as registration, but got " + registration + ".");
        }
        if (node.has("assertionAlgorithms")) {
            List<String> algorithms = new ArrayList<>();
            node.path("assertionAlgorithms").forEach(a -> algorithms.add(a.asText()));
            options = options.knowing(algorithms);
        }
        String consent = text(node, "consent");
        options = consent == null ? options : options.deciding(Consent.named(consent));
        return registration.asBoolean() ? options.withRegistration() : options;
    }

    /**
     * Reads one client.
     *
     * @throws IllegalArgumentException where it makes no sense, with a sentence that says what was expected
     */
    static RegisteredClient client(JsonNode node) {
        if (!node.isObject()) {
            throw new IllegalArgumentException("Expected an object with an id as a client, but got " + node + ".");
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!CLIENT_NAMES.contains(name)) {
                throw new IllegalArgumentException("Expected only the properties "
                        + String.join(", ", new TreeSet<>(CLIENT_NAMES)) + " of a client, but there is " + name + ".");
            }
        });
        String id = text(node, "id");
        if (id == null) {
            throw new IllegalArgumentException("Expected an id for each client, but there is none in " + node + ".");
        }
        String scopes = text(node, "scopes");
        JsonNode jwks = node.get("jwks");
        if (jwks != null && !jwks.isObject()) {
            throw new IllegalArgumentException(
                    "Expected a JWK Set as the jwks of client " + id + ", but got " + jwks + ".");
        }
        String jwksUrl = text(node, "jwksUrl");
        String launchUrl = text(node, "launchUrl");
        return new RegisteredClient(
                id,
                texts(node.path("redirectUris"), id),
                scopes == null ? RegisteredClient.EVERY_SCOPE : scopes,
                jwks == null ? null : Json.write(jwks),
                jwksUrl == null ? null : address("jwksUrl", jwksUrl, id),
                text(node, "secret"),
                launchUrl == null ? null : address("launchUrl", launchUrl, id));
    }

    /**
     * Reads clients from text: one object, or an array of them.
     *
     * @throws IllegalArgumentException where it makes no sense, with a sentence that says what was expected
     */
    public static List<RegisteredClient> clients(String json) {
        try {
            JsonNode node = Json.read(json.getBytes(StandardCharsets.UTF_8));
            List<RegisteredClient> clients = new ArrayList<>();
            if (node.isArray()) {
                node.forEach(n -> clients.add(client(n)));
            } else {
                clients.add(client(node));
            }
            return clients;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Expected clients as JSON: " + JsonMistake.of(e), e);
        }
    }

    private static URI address(String name, String text, String id) {
        try {
            URI url = URI.create(text);
            if (("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // The same sentence tells what was expected.
        }
        throw new IllegalArgumentException("Expected an address such as https://app.example.org/jwks.json as the "
                + name + " of client " + id + ", but got " + text + ".");
    }

    private static List<String> texts(JsonNode array, String id) {
        if (!array.isMissingNode() && !array.isArray()) {
            throw new IllegalArgumentException(
                    "Expected an array of texts as the redirectUris of client " + id + ", but got " + array + ".");
        }
        List<String> texts = new ArrayList<>();
        array.forEach(t -> texts.add(t.asText()));
        return texts;
    }

    private static Duration seconds(JsonNode node, String name, Duration otherwise) {
        JsonNode value = node.get(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.canConvertToInt() || value.asInt() <= 0) {
            throw new IllegalArgumentException(
                    "Expected a number of seconds above zero as " + name + ", but got " + value + ".");
        }
        return Duration.ofSeconds(value.asInt());
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual() || value.asText().isEmpty()) {
            throw new IllegalArgumentException("Expected a text as " + name + ", but got " + value + ".");
        }
        return value.asText();
    }
}
