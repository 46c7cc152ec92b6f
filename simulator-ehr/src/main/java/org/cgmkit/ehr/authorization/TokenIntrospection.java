package org.cgmkit.ehr.authorization;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.ehr.authorization.client.ClientAuthentication;
import org.cgmkit.ehr.authorization.client.RegisteredClient;
import org.cgmkit.ehr.authorization.oauth.FormParameters;
import org.cgmkit.ehr.authorization.oauth.OAuthException;
import org.cgmkit.ehr.authorization.scope.Scopes;
import org.cgmkit.ehr.authorization.token.AccessToken;
import org.cgmkit.ehr.authorization.token.AccessTokens;
import org.cgmkit.ehr.authorization.token.Grant;
import org.cgmkit.ehr.authorization.token.Grants;
import org.cgmkit.ehr.submission.Json;
import org.jspecify.annotations.Nullable;

/** Tells about tokens (RFC 7662; SMART App Launch 2.2, "Token Introspection"), and ends them (RFC 7009). */
final class TokenIntrospection {
    private static final String BEARER = "Bearer ";

    private final ClientAuthentication authentication;
    private final Grants grants;
    private final AccessTokens tokens;

    TokenIntrospection(ClientAuthentication authentication, Grants grants, AccessTokens tokens) {
        this.authentication = authentication;
        this.grants = grants;
        this.tokens = tokens;
    }

    /** See {@link AuthorizationServer#introspect}. */
    ObjectNode tell(FormParameters form, @Nullable String authorization, Set<String> audiences) {
        checkSender(form, authorization, audiences);
        String text = form.required("token");
        Optional<AccessToken> access = tokens.find(text).filter(tokens::counts);
        if (access.isPresent()) {
            AccessToken token = access.get();
            ObjectNode answer = told(token.client(), token.scopes(), token.patient());
            answer.put("token_type", "Bearer");
            answer.put("iat", token.issued().getEpochSecond());
            return answer.put("exp", token.expires().getEpochSecond());
        }
        Optional<Grant> grant = grants.find(text).filter(g -> grants.counts(g, text));
        if (grant.isEmpty()) {
            return Json.object().put("active", false);
        }
        ObjectNode answer =
                told(grant.get().client(), grant.get().scopes(), grant.get().patient());
        Instant ends = grant.get().refreshEnds();
        return ends == null ? answer : answer.put("exp", ends.getEpochSecond());
    }

    /** See {@link AuthorizationServer#revoke}. */
    void revoke(FormParameters form, @Nullable String authorization, Set<String> audiences) {
        RegisteredClient client = authentication.of(form, authorization, audiences);
        String text = form.required("token");
        tokens.find(text).ifPresent(token -> {
            checkOwner(token.client(), client);
            tokens.revoke(text);
        });
        grants.find(text).ifPresent(grant -> {
            checkOwner(grant.client(), client);
            grants.revoke(grant);
        });
    }

    /** Whoever asks has to prove who they are, so that nobody can try out tokens (RFC 7662, section 2.1). */
    private void checkSender(FormParameters form, @Nullable String authorization, Set<String> audiences) {
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            String shown = authorization.substring(BEARER.length()).strip();
            if (tokens.find(shown).filter(tokens::counts).isEmpty()) {
                throw new OAuthException(
                        401,
                        "invalid_token",
                        "Expected a token of this sandbox that counts in the Authorization header.");
            }
            return;
        }
        if (authentication.of(form, authorization, audiences).isPublic()) {
            throw OAuthException.invalidClient(
                    "Expected a client that authenticates, or a bearer token that counts, in order"
                            + " to tell about tokens, but it is a public client.");
        }
    }

    private static void checkOwner(String owner, RegisteredClient client) {
        if (!owner.equals(client.id())) {
            throw new OAuthException(
                    400,
                    "unauthorized_client",
                    "Expected a token of client " + client.id() + ", but it was issued to another one.");
        }
    }

    private static ObjectNode told(String client, Scopes scopes, @Nullable String patient) {
        ObjectNode answer = Json.object();
        answer.put("active", true);
        answer.put("client_id", client);
        answer.put("scope", scopes.text());
        if (patient != null) {
            answer.put("patient", patient);
        }
        return answer;
    }
}
