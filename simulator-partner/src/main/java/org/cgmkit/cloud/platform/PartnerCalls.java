package org.cgmkit.cloud.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.cgmkit.cloud.platform.workings.ConnectRules;
import org.cgmkit.cloud.platform.workings.Setup;

/** What a platform sends to its partner. */
final class PartnerCalls implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ConnectRules rules;

    PartnerCalls(ConnectRules rules) {
        this.rules = rules;
    }

    static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** A request for tokens, or for a revocation. */
    Reply tokens(Setup setup, String address, Map<String, String> fields) {
        HttpRequest.Builder request;
        if (rules.hasSecretInAddress()) {
            Map<String, String> shown = new LinkedHashMap<>();
            shown.put("client_secret", setup.secret());
            request = HttpRequest.newBuilder(URI.create(address + "?" + query(shown)));
        } else {
            request = HttpRequest.newBuilder(URI.create(address));
        }
        String proof = Base64.getEncoder()
                .encodeToString((setup.clientId() + ":" + setup.secret()).getBytes(StandardCharsets.UTF_8));
        return send(request.header("Authorization", "Basic " + proof)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(query(fields))));
    }

    /** A question for data. */
    Reply data(Setup setup, String path, Map<String, String> parameters, String token) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        if (rules.hasTokenInAddress()) {
            all.put("access_token", token);
        }
        return send(HttpRequest.newBuilder(URI.create(setup.api() + path + (all.isEmpty() ? "" : "?" + query(all))))
                .header("Authorization", "Bearer " + token)
                .GET());
    }

    /** Looks at an address, and follows nothing. */
    Reply look(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)).GET());
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            Duration wait = response.headers()
                    .firstValue("Retry-After")
                    .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                    .orElse(Duration.ofSeconds(1));
            return new Reply(response.statusCode(), json(response.body()), wait);
        } catch (IOException e) {
            return new Reply(0, MissingNode.getInstance(), Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reply(0, MissingNode.getInstance(), Duration.ZERO);
        }
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
