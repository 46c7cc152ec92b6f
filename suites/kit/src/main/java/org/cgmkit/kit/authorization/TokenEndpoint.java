package org.cgmkit.kit.authorization;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.kit.wire.HttpTransport;
import org.cgmkit.kit.wire.NoTokenException;
import org.cgmkit.kit.wire.Request;
import org.cgmkit.reports.evidence.Header;
import org.cgmkit.reports.evidence.HttpExchange;
import org.jspecify.annotations.Nullable;

/**
 * Where an authorization server gives tokens (RFC 6749, sections 5 and 6).
 *
 * @param url its address
 * @param context what every part of the authorization works with
 */
record TokenEndpoint(URI url, AccessContext context) {

    /**
     * Asks for a token.
     *
     * @param form the parameters
     * @param asked the scopes that were asked for, which are given where the answer names none
     * @param log where the exchange is kept
     * @throws NoTokenException where none is given
     * @throws org.cgmkit.kit.wire.NoAnswerException where no answer came
     */
    AccessToken ask(Map<String, String> form, String asked, Consumer<HttpExchange> log) {
        String body = encoded(form);
        HttpTransport transport = context.transport(log);
        List<Header> headers = context.headers(url, "Content-Type", HttpTransport.FORM);
        Instant when = Instant.now();
        Exchange answer = context.throttled()
                .patiently("POST", url.toString(), () -> transport.send("POST", url.toString(), headers, body));
        if (answer.status() != 200) {
            throw refusal(answer);
        }
        JsonNode json = answer.json();
        String token = json.path("access_token").asText();
        String type = json.path("token_type").asText();
        if (token.isEmpty()) {
            throw NoTokenException.because("Expected an access token from the authorization server (" + answer
                    + "), but its answer has no 'access_token'.");
        }
        if (!type.equalsIgnoreCase(Request.BEARER)) {
            throw NoTokenException.because("Expected a token of the type Bearer from the authorization server ("
                    + answer + "), as SMART asks for, but 'token_type' is '" + type + "'.");
        }
        String granted = json.path("scope").asText(asked);
        return new AccessToken(
                token,
                List.of(granted.strip().split("\\s+")),
                when,
                life(json.path("expires_in")),
                textOrNull(json.path("refresh_token")),
                textOrNull(json.path("patient")));
    }

    private static NoTokenException refusal(Exchange answer) {
        if (answer.status() / 100 == 5) {
            return NoTokenException.broken(
                    "The authorization server answers with a server error when it is asked for a token (" + answer
                            + "): look at its log, and run again when it is up.");
        }
        String error = answer.json().path("error").asText();
        String description = answer.json().path("error_description").asText();
        return NoTokenException.refused(
                error,
                "The authorization server gives no access token (" + answer
                        + (error.isEmpty() ? "" : ", " + error)
                        + (description.isEmpty() ? "" : ", saying \"" + description + "\"") + "): " + advice(error));
    }

    private static String advice(String error) {
        return switch (error) {
            case "invalid_client" ->
                "look whether the client id is right, whether the public half of the key is registered there under the same "
                        + "'kid' (`cgmkit keys` shows it), and whether its clock agrees with the one of this machine.";
            case "invalid_scope" ->
                "it does not know the scopes, or the client is not registered for them: look at 'scopes' and "
                        + "'readScopes' in the target file.";
            case "invalid_grant" -> "what the person agreed to does not count any more: run again and agree anew.";
            case "unauthorized_client", "unsupported_grant_type" ->
                "the client is not registered for this way to get a token.";
            default -> "look whether its address is right, and how the client is registered.";
        };
    }

    private static @Nullable Duration life(JsonNode seconds) {
        long life = seconds.asLong(-1); // Some servers write it as text.
        return life < 0 ? null : Duration.ofSeconds(life);
    }

    private static @Nullable String textOrNull(JsonNode node) {
        return node.isTextual() && !node.asText().isEmpty() ? node.asText() : null;
    }

    /** As a web form, or as the query of an address. */
    static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
