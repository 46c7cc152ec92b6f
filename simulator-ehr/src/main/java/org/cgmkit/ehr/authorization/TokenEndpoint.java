package org.cgmkit.ehr.authorization;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.cgmkit.ehr.submission.Json;
import org.jspecify.annotations.Nullable;

/** Gives access tokens (RFC 6749, section 3.2). */
final class TokenEndpoint {
    private final SmartOptions options;
    private final ClientAuthentication authentication;
    private final Tokens tokens;

    TokenEndpoint(SmartOptions options, ClientAuthentication authentication, Tokens tokens) {
        this.options = options;
        this.authentication = authentication;
        this.tokens = tokens;
    }

    /** The answer to a request that is met; see {@link AuthorizationServer#token}. */
    ObjectNode answer(Form form, @Nullable String authorization, Set<String> audiences) {
        String kind = form.required("grant_type");
        RegisteredClient client = authentication.of(form, authorization, audiences);
        return switch (kind) {
            case "client_credentials" -> forService(client, form);
            default ->
                throw new OAuthMistake(
                        400,
                        "unsupported_grant_type",
                        "Expected client_credentials, authorization_code or refresh_token as grant_type, but it is "
                                + kind + ".");
        };
    }

    /** SMART App Launch 2.2, "Backend Services". */
    private ObjectNode forService(RegisteredClient client, Form form) {
        if (!client.hasKeys()) {
            throw new OAuthMistake(
                    400,
                    "unauthorized_client",
                    "Expected a client with registered keys to ask for client_credentials, but " + client.id()
                            + " has none.");
        }
        Scopes asked = Scopes.parse(form.required("scope"));
        Scopes granted = Granting.of(asked, client)
                .only(s -> s.level() == Level.SYSTEM)
                .onlyWith(Set.of());
        if (granted.isEmpty()) {
            throw OAuthMistake.invalidScope("Expected system/ scopes that client " + client.id()
                    + " may be given, but there is none in: " + form.one("scope") + ".");
        }
        return issued(new Grant(client.id(), granted, null), granted);
    }

    private ObjectNode issued(Grant grant, Scopes scopes) {
        ObjectNode answer = Json.object();
        answer.put("access_token", tokens.issue(grant, scopes, options.tokenLife()));
        answer.put("token_type", "Bearer");
        answer.put("expires_in", options.tokenLife().toSeconds());
        answer.put("scope", scopes.text());
        return answer;
    }
}
