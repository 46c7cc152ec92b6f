package org.cgmkit.ehr.authorization.client;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.cgmkit.ehr.authorization.oauth.FormParameters;
import org.cgmkit.ehr.authorization.oauth.OAuthException;
import org.jspecify.annotations.Nullable;

/** Tells which client sends a request (RFC 6749, section 2.3; SMART App Launch 2.2, "Client Authentication"). */
public final class ClientAuthentication {
    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final String BASIC = "Basic ";

    private final Function<String, @Nullable RegisteredClient> clients;
    private final ClientAssertions assertions;

    public ClientAuthentication(Function<String, @Nullable RegisteredClient> clients, ClientAssertions assertions) {
        this.clients = clients;
        this.assertions = assertions;
    }

    /**
     * The client that sends a request.
     *
     * @param authorization the Authorization header, or null
     * @param audiences the addresses of the token endpoint
     * @throws OAuthException where it does not prove that it is the one
     */
    public RegisteredClient of(FormParameters form, @Nullable String authorization, Set<String> audiences) {
        String assertion = form.one("client_assertion");
        boolean basic = authorization != null && authorization.regionMatches(true, 0, BASIC, 0, BASIC.length());
        if (assertion != null && (basic || form.one("client_secret") != null)) {
            throw OAuthException.invalidRequest("Expected one way of client authentication, but there are several.");
        }
        RegisteredClient client = assertion != null
                ? byAssertion(form, assertion, audiences)
                : basic && authorization != null ? bySecret(authorization.substring(BASIC.length())) : byId(form);
        String named = form.one("client_id");
        if (named != null && !named.equals(client.id())) {
            throw OAuthException.invalidClient(
                    "Expected " + client.id() + " as client_id, as it authenticates, but it is " + named + ".");
        }
        return client;
    }

    /**
     * The client that shows a refresh token. A public one need not name itself: it cannot authenticate, and the token tells
     * to whom it was given (RFC 6749, sections 3.2.1 and 6).
     *
     * @param holder the id of the client that has the refresh token, or null where nobody has it
     * @throws OAuthException where it does not prove that it is the one
     */
    public RegisteredClient refreshing(
            FormParameters form, @Nullable String authorization, Set<String> audiences, @Nullable String holder) {
        boolean silent = authorization == null && form.one("client_id") == null && form.one("client_assertion") == null;
        if (silent && holder == null && form.one("refresh_token") != null) {
            throw OAuthException.invalidGrant(
                    "Expected a refresh token that was given to a client of this sandbox, but it knows none like that"
                            + " here.");
        }
        RegisteredClient client = silent && holder != null ? clients.apply(holder) : null;
        return client != null && client.isPublic() ? client : of(form, authorization, audiences);
    }

    private RegisteredClient byAssertion(FormParameters form, String assertion, Set<String> audiences) {
        if (!ASSERTION_TYPE.equals(form.one("client_assertion_type"))) {
            throw OAuthException.invalidRequest("Expected " + ASSERTION_TYPE + " as client_assertion_type, but it is "
                    + form.one("client_assertion_type") + ".");
        }
        return assertions.check(assertion, audiences);
    }

    /** Id and secret as they are (SMART App Launch 2.2, "Symmetric"), or first encoded as in a form (RFC 6749, section 2.3.1). */
    private RegisteredClient bySecret(String credentials) {
        try {
            String[] parts =
                    new String(Base64.getDecoder().decode(credentials.strip()), StandardCharsets.UTF_8).split(":", 2);
            return shown(parts).or(() -> shown(decoded(parts))).orElseThrow(ClientAuthentication::wrongSecret);
        } catch (IllegalArgumentException e) {
            throw wrongSecret();
        }
    }

    private Optional<RegisteredClient> shown(String[] pair) {
        RegisteredClient client = clients.apply(pair[0]);
        return client != null && pair.length == 2 && client.hasSecret(pair[1]) ? Optional.of(client) : Optional.empty();
    }

    private static String[] decoded(String[] pair) {
        return Arrays.stream(pair)
                .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
                .toArray(String[]::new);
    }

    private RegisteredClient byId(FormParameters form) {
        String id = form.one("client_id");
        RegisteredClient client = id == null ? null : clients.apply(id);
        if (client == null) {
            throw new OAuthException(
                    400,
                    "invalid_client",
                    id == null
                            ? "Expected a client_assertion, an Authorization header or a client_id, but there is none."
                            : "Expected the id of a client of this sandbox as client_id, but it knows none called " + id
                                    + ".");
        }
        if (!client.isPublic()) {
            throw new OAuthException(
                    400,
                    "invalid_client",
                    "Expected client " + id + " to authenticate by " + client.authenticationMethod()
                            + ", but it did not.");
        }
        return client;
    }

    /** The one answer that has to be 401 (RFC 6749, section 5.2), because the Authorization header was used. */
    private static OAuthException wrongSecret() {
        return new OAuthException(
                401,
                "invalid_client",
                "Expected the id of a client of this sandbox and its secret in the Authorization header, but they do not"
                        + " go together.");
    }
}
