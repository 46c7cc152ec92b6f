package org.cgmkit.ehr.authorization;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.cgmkit.ehr.authorization.client.AssertionRules;
import org.cgmkit.ehr.authorization.client.ClientAssertions;
import org.cgmkit.ehr.authorization.client.ClientAuthentication;
import org.cgmkit.ehr.authorization.client.Clients;
import org.cgmkit.ehr.authorization.client.RegisteredClient;
import org.cgmkit.ehr.authorization.oauth.FormParameters;
import org.cgmkit.ehr.authorization.oauth.OAuthException;
import org.cgmkit.ehr.authorization.oauth.RedirectedErrorException;
import org.cgmkit.ehr.authorization.oauth.SandboxAddresses;
import org.cgmkit.ehr.authorization.scope.Permission;
import org.cgmkit.ehr.authorization.scope.Scopes;
import org.cgmkit.ehr.authorization.token.AccessToken;
import org.cgmkit.ehr.authorization.token.AccessTokens;
import org.cgmkit.ehr.authorization.token.AuthorizationCodes;
import org.cgmkit.ehr.authorization.token.ConsentRequest;
import org.cgmkit.ehr.authorization.token.EhrLaunches;
import org.cgmkit.ehr.authorization.token.Grants;
import org.cgmkit.ehr.authorization.token.IdTokens;
import org.cgmkit.ehr.store.DataSet;
import org.jspecify.annotations.Nullable;

/**
 * The authorization server of one sandbox (SMART App Launch 2.2). It has its own clients, grants, tokens and used
 * assertions: nothing of it counts in another sandbox. They are kept where the sandbox keeps its resources; requests that
 * nobody has decided about yet, and the key of id_tokens, are gone with the process.
 */
public final class AuthorizationServer {
    private final Clients clients;
    private final SmartOptions options;
    private final AccessTokens tokens;
    private final AuthorizationCodes codes;
    private final Grants grants;
    private final EhrLaunches launches;
    private final IdTokens idTokens;
    private final TokenEndpoint tokenEndpoint;
    private final AuthorizationEndpoint authorizationEndpoint;
    private final TokenIntrospection introspection;
    private final ClientRegistration registration;

    /** A server that knows the clients of those options, and what that data set has of earlier times. */
    public AuthorizationServer(SmartOptions options, DataSet data, Clock clock) {
        this(options, data, clock, new AssertionRules());
    }

    /** The same that looks at client assertions by those rules. */
    public AuthorizationServer(SmartOptions options, DataSet data, Clock clock, AssertionRules rules) {
        this.options = options;
        this.clients = new Clients(options.clients(), data);
        this.grants = new Grants(data, clock);
        this.tokens = new AccessTokens(data, clock);
        ClientAuthentication authentication = new ClientAuthentication(
                clients::find, new ClientAssertions(clients::find, options.assertionAlgorithms(), data, clock, rules));
        this.codes = new AuthorizationCodes(data, grants, clock);
        this.launches = new EhrLaunches(data, clock);
        this.idTokens = new IdTokens(clock);
        this.tokenEndpoint = new TokenEndpoint(options, authentication, codes, grants, tokens, idTokens, clock);
        this.authorizationEndpoint = new AuthorizationEndpoint(options, clients::find, grants, codes, launches, clock);
        this.introspection = new TokenIntrospection(authentication, grants, tokens);
        this.registration = new ClientRegistration(options, clients, clock);
    }

    /** How it was set up. */
    public SmartOptions options() {
        return options;
    }

    /** The clients that it knows, by their ids. */
    public List<RegisteredClient> clients() {
        return clients.all();
    }

    /** Whether pages of that origin belong to one of its clients, so that a browser has to let them call. */
    public boolean admitsOrigin(String origin) {
        return clients.all().stream().anyMatch(c -> c.admitsOrigin(origin));
    }

    /** What a request shows that has that text as its bearer token. */
    public PresentedCredential judge(String token) {
        Optional<AccessToken> found = tokens.find(token);
        if (found.isEmpty()) {
            return new PresentedCredential.Unknown();
        }
        Permission permission = found.get().permission();
        return tokens.counts(found.get())
                ? new PresentedCredential.Valid(permission)
                : new PresentedCredential.Expired(permission);
    }

    /**
     * The answer of the token endpoint.
     *
     * @param authorization the Authorization header, or null
     * @throws OAuthException where the request is refused
     */
    public ObjectNode token(FormParameters form, @Nullable String authorization, SandboxAddresses here) {
        return tokenEndpoint.answer(form, authorization, here);
    }

    /**
     * The question to somebody that a request for authorization comes down to.
     *
     * @param bases the addresses under which the FHIR side of the sandbox is known
     * @throws OAuthException where client or redirect URI are wrong, which is told to the person at the browser
     * @throws RedirectedErrorException where something else is wrong, which is told to the client
     */
    public ConsentRequest ask(FormParameters form, Set<String> bases) {
        return authorizationEndpoint.ask(form, bases);
    }

    /**
     * The question that a form answers.
     *
     * @param cookies the values of the browser's cookies by their names
     * @throws OAuthException where it is not open any more, or another browser was asked
     */
    public ConsentRequest open(FormParameters form, Function<String, @Nullable String> cookies) {
        return authorizationEndpoint.open(form, cookies);
    }

    /** Where the browser is sent after a no. */
    public String deny(ConsentRequest consent) {
        return authorizationEndpoint.deny(consent);
    }

    /**
     * Where the browser is sent after a yes, with a code.
     *
     * @param allowed the scopes that are allowed; none but those that were asked for count
     * @param patient the id of the patient in the launch context, or null
     */
    public String allow(ConsentRequest consent, Set<String> allowed, @Nullable String patient) {
        return authorizationEndpoint.allow(consent, allowed, patient);
    }

    /** The public keys by which its id_tokens can be checked, as a JWK Set (RFC 7517). */
    public ObjectNode publicKeys() {
        return idTokens.publicKeys();
    }

    /**
     * What a token is good for (RFC 7662), told to a client that authenticates or shows a token that counts.
     *
     * @param authorization the Authorization header, or null
     * @throws OAuthException where the request is refused
     */
    public ObjectNode introspect(FormParameters form, @Nullable String authorization, SandboxAddresses here) {
        return introspection.tell(form, authorization, here.audiences());
    }

    /**
     * Ends a token of the client that asks for it (RFC 7009); with a refresh token all that comes of its grant.
     *
     * @param authorization the Authorization header, or null
     * @throws OAuthException where the request is refused
     */
    public void revoke(FormParameters form, @Nullable String authorization, SandboxAddresses here) {
        introspection.revoke(form, authorization, here.audiences());
    }

    /**
     * The answer to a client that registers itself (RFC 7591).
     *
     * @param body its metadata as JSON
     * @throws OAuthException where the request is refused
     */
    public ObjectNode register(byte[] body) {
        return registration.register(body);
    }

    /** The {@code launch} of a new launch by the EHR, which counts for ten minutes. */
    public String launch(String patient) {
        return launches.begin(patient);
    }

    /**
     * The text of an access token that nobody had to ask for, for tests and for trying things.
     *
     * @param scope what it opens
     * @param patient the id of the patient in its launch context, or null
     * @param life how long it counts; zero for one that has expired
     */
    public String issue(String scope, @Nullable String patient, Duration life) {
        Scopes scopes = Scopes.parse(scope);
        return tokens.issue(grants.begin("administration", scopes, patient), scopes, life);
    }

    /** Ends all that was granted: no code, access token or refresh token counts any more. */
    public void revokeGrants() {
        codes.revoke();
        grants.revokeAll();
    }

    /** Lets all access tokens expire at once, as if their time were over. */
    public void expireTokens() {
        tokens.expire();
    }
}
