package org.cgmkit.bulk.client;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.cgmkit.bulk.config.BulkTarget;
import org.cgmkit.bulk.config.ClientIdentity;
import org.cgmkit.kit.authorization.ClientAssertion;
import org.cgmkit.kit.check.OutcomeException;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.kit.wire.HttpClients;
import org.cgmkit.kit.wire.HttpTransport;
import org.cgmkit.reports.evidence.Header;
import org.cgmkit.reports.evidence.HttpExchange;

/** Asks for tokens by signed assertions, right ones and wrong ones (SMART App Launch, "Backend Services"). */
public final class TokenCalls {
    private final BulkTarget target;
    private final HttpTransport transport;

    TokenCalls(BulkTarget target, HttpClients clients, Consumer<HttpExchange> log) {
        this.target = target;
        this.transport = new HttpTransport(target.server(), clients, log);
    }

    /** Where tokens are given; where the SMART configuration does not say it, the check ends inconclusive. */
    public String endpoint() {
        Exchange configuration = transport.send(
                "GET",
                target.server().url(".well-known/smart-configuration"),
                List.of(new Header("Accept", "application/json")),
                null);
        String url = configuration.json().path("token_endpoint").asText();
        if (url.isEmpty()) {
            throw OutcomeException.inconclusive(
                    "The SMART configuration names no token_endpoint (" + configuration + ").");
        }
        return url;
    }

    /** A right assertion of a client. */
    public static ClientAssertion assertion(ClientIdentity client, String endpoint) {
        return new ClientAssertion(client.id(), client.signing(), URI.create(endpoint));
    }

    /** Asks with an assertion. */
    public Exchange ask(String endpoint, String assertion, String scopes) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("scope", scopes);
        form.put("client_assertion_type", ClientAssertion.TYPE);
        form.put("client_assertion", assertion);
        String body = form.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return transport.send(
                "POST",
                endpoint,
                List.of(new Header("Content-Type", HttpTransport.FORM), new Header("Accept", "application/json")),
                body);
    }

    /** A token of a client; where none is given, the check ends inconclusive. */
    public String token(ClientIdentity client, String scopes) {
        String endpoint = endpoint();
        Exchange answer = ask(endpoint, assertion(client, endpoint).signed(), scopes);
        String token = answer.json().path("access_token").asText();
        if (!answer.succeeded() || token.isEmpty()) {
            throw OutcomeException.inconclusive("No token was given for " + scopes + " (" + answer + "): "
                    + answer.json().path("error").asText() + " "
                    + answer.json().path("error_description").asText());
        }
        return token;
    }
}
