package org.cgmkit.submitter.smart;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cgmkit.submitter.outbox.StoredGrant;
import org.cgmkit.submitter.wire.HttpReply;
import org.cgmkit.submitter.wire.HttpSender;
import org.cgmkit.submitter.wire.NoAnswerException;
import org.cgmkit.submitter.wire.OutgoingRequest;
import org.jspecify.annotations.Nullable;

/** The authorization server of a receiver, found by its SMART configuration (SMART App Launch 2.2, "Conformance"). */
final class SmartServer {
    private final URI base;
    private final HttpSender wire;
    private @Nullable JsonNode configuration;

    SmartServer(URI base, HttpSender wire) {
        this.base = base;
        this.wire = wire;
    }

    /** The receiver's base URL, which tokens are for. */
    URI base() {
        return base;
    }

    /** The address of that endpoint, such as {@code token_endpoint}. */
    URI endpoint(String name) throws NoAnswerException, AccessRefusedException {
        if (configuration == null) {
            HttpReply reply = wire.send(new OutgoingRequest(
                    "GET",
                    URI.create(base + "/.well-known/smart-configuration"),
                    Map.of("Accept", "application/json"),
                    null));
            if (reply.temporary()) {
                throw new NoAnswerException(
                        "The receiver does not show its SMART configuration now (" + reply.status() + ").", null);
            }
            configuration = reply.json();
        }
        String address = configuration.path(name).asText();
        if (address.isEmpty()) {
            throw new AccessRefusedException("Expected " + base + "/.well-known/smart-configuration to name a " + name
                    + ", but it does not: ask the receiver's owner whether it authorizes by SMART.");
        }
        return URI.create(address);
    }

    /**
     * Gets tokens.
     *
     * @param parameters what is sent to the token endpoint
     * @param before what was given before, whose patient still counts where the answer names none
     * @throws TakenBack where there is nothing to be had for what was sent ({@code invalid_grant})
     */
    StoredGrant token(Map<String, String> parameters, @Nullable StoredGrant before)
            throws NoAnswerException, AccessRefusedException, TakenBack {
        HttpReply reply = wire.send(new OutgoingRequest(
                "POST",
                endpoint("token_endpoint"),
                Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json"),
                form(parameters)));
        if (reply.temporary()) {
            throw new NoAnswerException("The authorization server gives no token now (" + reply.status() + ").", null);
        }
        JsonNode answer = reply.json();
        String token = answer.path("access_token").asText();
        if (reply.successful() && !token.isEmpty()) {
            String old = before == null ? null : before.refreshToken();
            return new StoredGrant(
                    token,
                    answer.path("refresh_token").asText(old),
                    answer.path("patient").asText(before == null ? null : before.patient()));
        }
        String error = answer.path("error").asText();
        String sentence = "The authorization server gives no token (" + reply.status() + " " + error + "): "
                + answer.path("error_description").asText();
        if (error.equals("invalid_grant")) {
            throw new TakenBack(sentence);
        }
        throw new AccessRefusedException(sentence);
    }

    /** Parameters as a form. */
    static String form(Map<String, String> parameters) {
        return URLUtils.serializeParameters(parameters.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> List.of(e.getValue()))));
    }

    /** What the app had to show for a token does not count, or no longer. */
    static final class TakenBack extends Exception {
        private static final long serialVersionUID = 1L;

        TakenBack(String sentence) {
            super(sentence);
        }

        String sentence() {
            return String.valueOf(getMessage());
        }
    }
}
