package org.cgmkit.ehr.authorization;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.cgmkit.ehr.authorization.client.ClientAuthentication;
import org.cgmkit.ehr.authorization.client.GrantableScopes;
import org.cgmkit.ehr.authorization.client.RegisteredClient;
import org.cgmkit.ehr.authorization.oauth.FormParameters;
import org.cgmkit.ehr.authorization.oauth.OAuthException;
import org.cgmkit.ehr.authorization.oauth.RandomSecrets;
import org.cgmkit.ehr.authorization.oauth.SandboxAddresses;
import org.cgmkit.ehr.authorization.scope.ScopeLevel;
import org.cgmkit.ehr.authorization.scope.Scopes;
import org.cgmkit.ehr.authorization.token.AccessTokens;
import org.cgmkit.ehr.authorization.token.AuthorizationCodes;
import org.cgmkit.ehr.authorization.token.Grant;
import org.cgmkit.ehr.authorization.token.Grants;
import org.cgmkit.ehr.authorization.token.IdTokens;
import org.cgmkit.ehr.submission.Json;
import org.jspecify.annotations.Nullable;

/** Gives access tokens (RFC 6749, section 3.2). */
final class TokenEndpoint {
    /** How long a refresh token counts that was given for as long as the user is online. */
    private static final Duration ONLINE = Duration.ofHours(1);

    private final SmartOptions options;
    private final ClientAuthentication authentication;
    private final AuthorizationCodes codes;
    private final Grants grants;
    private final AccessTokens tokens;
    private final IdTokens idTokens;
    private final Clock clock;

    TokenEndpoint(
            SmartOptions options,
            ClientAuthentication authentication,
            AuthorizationCodes codes,
            Grants grants,
            AccessTokens tokens,
            IdTokens idTokens,
            Clock clock) {
        this.options = options;
        this.authentication = authentication;
        this.codes = codes;
        this.grants = grants;
        this.tokens = tokens;
        this.idTokens = idTokens;
        this.clock = clock;
    }

    /** The answer to a request that is met; see {@link AuthorizationServer#token}. */
    ObjectNode answer(FormParameters form, @Nullable String authorization, SandboxAddresses here) {
        String kind = form.required("grant_type");
        RegisteredClient client = kind.equals("refresh_token")
                ? authentication.refreshing(form, authorization, here.audiences(), holder(form))
                : authentication.of(form, authorization, here.audiences());
        return switch (kind) {
            case "client_credentials" -> forService(client, form);
            case "authorization_code" -> forCode(client, form, here);
            case "refresh_token" -> refreshed(client, form);
            default ->
                throw new OAuthException(
                        400,
                        "unsupported_grant_type",
                        "Expected client_credentials, authorization_code or refresh_token as grant_type, but it is "
                                + kind + ".");
        };
    }

    /** SMART App Launch 2.2, "Backend Services". */
    private ObjectNode forService(RegisteredClient client, FormParameters form) {
        if (!client.hasKeys()) {
            throw new OAuthException(
                    400,
                    "unauthorized_client",
                    "Expected a client with registered keys to ask for client_credentials, but " + client.id()
                            + " has none.");
        }
        Scopes asked = Scopes.parse(form.required("scope"));
        Scopes granted = GrantableScopes.of(asked, client)
                .only(s -> s.level() == ScopeLevel.SYSTEM)
                .onlyWith(Set.of());
        if (granted.isEmpty()) {
            throw OAuthException.invalidScope("Expected system/ scopes that client " + client.id()
                    + " may be given, but there is none in: " + form.one("scope") + ".");
        }
        return issued(grants.begin(client.id(), granted, null), granted);
    }

    /** SMART App Launch 2.2, "Obtain access token"; RFC 7636, section 4.6. */
    private ObjectNode forCode(RegisteredClient client, FormParameters form, SandboxAddresses here) {
        String verifier = form.required("code_verifier");
        String redirectUri = form.required("redirect_uri");
        AuthorizationCodes.Code code = codes.use(form.required("code"), client);
        if (!code.redirectUri().equals(redirectUri)) {
            throw OAuthException.invalidGrant("Expected " + code.redirectUri()
                    + " as redirect_uri, as when the code was asked for, but it is " + redirectUri + ".");
        }
        if (!verifier.matches("[A-Za-z0-9._~-]{43,128}")) {
            throw OAuthException.invalidGrant(
                    "Expected 43 to 128 letters, digits, '-', '.', '_' and '~' as code_verifier,"
                            + " but it is something else.");
        }
        if (!RandomSecrets.same(RandomSecrets.hash(verifier), code.challenge())) {
            throw OAuthException.invalidGrant(
                    "Expected the code_verifier whose SHA-256 was sent as code_challenge, but it is another one.");
        }
        Grant grant = code.grant();
        ObjectNode answer = issued(grant, grant.scopes());
        if (grant.scopes().has("offline_access") || grant.scopes().has("online_access")) {
            String refresh = RandomSecrets.fresh();
            grants.keep(grant, refresh, refreshEnds(grant));
            answer.put("refresh_token", refresh);
        }
        if (grant.scopes().has("openid")) {
            answer.put("id_token", idTokens.issue(grant, code.nonce(), here));
        }
        return answer;
    }

    /** Who was given the refresh token of a request, or null. */
    private @Nullable String holder(FormParameters form) {
        String shown = form.one("refresh_token");
        return shown == null ? null : grants.find(shown).map(Grant::client).orElse(null);
    }

    /** RFC 6749, section 6; each refresh token counts once (RFC 9700, section 4.14.2). */
    private ObjectNode refreshed(RegisteredClient client, FormParameters form) {
        String shown = form.required("refresh_token");
        Grant grant = grants.find(shown)
                .filter(g -> g.client().equals(client.id()))
                .orElseThrow(() -> OAuthException.invalidGrant(
                        "Expected a refresh token of client " + client.id() + ", but it knows none like that here."));
        String scope = form.one("scope");
        Scopes narrower = scope == null ? grant.scopes() : Scopes.parse(scope).within(grant.scopes());
        if (narrower.isEmpty()) {
            throw OAuthException.invalidScope("Expected some of the scopes that were granted ("
                    + grant.scopes().text() + "), but there is none in: " + scope + ".");
        }
        String next = RandomSecrets.fresh();
        return switch (grants.rotate(grant, shown, next, refreshEnds(grant))) {
            case DONE -> issued(grant, narrower).put("refresh_token", next);
            case SPENT ->
                throw OAuthException.invalidGrant(
                        "Expected the newest refresh token, but it was used before: as somebody has a copy, all that came"
                                + " of it has ended.");
            case ENDED ->
                throw OAuthException.invalidGrant(
                        "Expected a refresh token that counts, but it was revoked, or its time is over.");
        };
    }

    private @Nullable Instant refreshEnds(Grant grant) {
        return grant.scopes().has("offline_access") ? null : clock.instant().plus(ONLINE);
    }

    private ObjectNode issued(Grant grant, Scopes scopes) {
        ObjectNode answer = Json.object();
        answer.put("access_token", tokens.issue(grant, scopes, options.tokenLife()));
        answer.put("token_type", "Bearer");
        answer.put("expires_in", options.tokenLife().toSeconds());
        answer.put("scope", scopes.text());
        if (grant.patient() != null) {
            answer.put("patient", grant.patient());
        }
        return answer;
    }
}
