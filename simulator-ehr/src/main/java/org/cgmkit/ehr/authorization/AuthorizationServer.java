package org.cgmkit.ehr.authorization;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The authorization server of one sandbox (SMART App Launch 2.2). It has its own clients, grants, tokens and used
 * assertions: nothing of it counts in another sandbox. All of them are gone with the process, but the clients that the
 * sandbox was set up with.
 */
public final class AuthorizationServer {
    private final Map<String, RegisteredClient> clients = new ConcurrentSkipListMap<>();
    private final SmartOptions options;
    private final Tokens tokens;
    private final Codes codes;
    private final Grants grants = new Grants();
    private final Launches launches;
    private final TokenEndpoint tokenEndpoint;
    private final AuthorizationEndpoint authorizationEndpoint;
    private final Introspection introspection;
    private final Registration registration;

    /** A server that knows the clients of those options. */
    public AuthorizationServer(SmartOptions options, Clock clock) {
        this.options = options;
        options.clients().forEach(c -> clients.put(c.id(), c));
        this.tokens = new Tokens(clock);
        ClientAuthentication authentication =
                new ClientAuthentication(clients::get, new ClientAssertions(clients::get, clock));
        this.codes = new Codes(clock);
        this.launches = new Launches(clock);
        this.tokenEndpoint = new TokenEndpoint(options, authentication, codes, grants, tokens, clock);
        this.authorizationEndpoint = new AuthorizationEndpoint(options, clients::get, codes, launches, clock);
        this.introspection = new Introspection(authentication, grants, tokens, clock);
        this.registration = new Registration(options, clients, clock);
    }

    /** How it was set up. */
    public SmartOptions options() {
        return options;
    }

    /** The clients that it knows, by their ids. */
    public List<RegisteredClient> clients() {
        return List.copyOf(clients.values());
    }

    /** What a request shows that has that text as its bearer token. */
    public Shown judge(String token) {
        Optional<AccessToken> found = tokens.find(token);
        if (found.isEmpty()) {
            return new Shown.Unknown();
        }
        Permission permission = found.get().permission();
        return tokens.counts(found.get()) ? new Shown.Valid(permission) : new Shown.Expired(permission);
    }

    /**
     * The answer of the token endpoint.
     *
     * @param authorization the Authorization header, or null
     * @param audiences the addresses under which the token endpoint is known
     * @throws OAuthMistake where the request is refused
     */
    public ObjectNode token(Form form, @Nullable String authorization, Set<String> audiences) {
        return tokenEndpoint.answer(form, authorization, audiences);
    }

    /**
     * The question to somebody that a request for authorization comes down to.
     *
     * @param bases the addresses under which the FHIR side of the sandbox is known
     * @throws OAuthMistake where client or redirect URI are wrong, which is told to the person at the browser
     * @throws SentBack where something else is wrong, which is told to the client
     */
    public Consent ask(Form form, Set<String> bases) {
        return authorizationEndpoint.ask(form, bases);
    }

    /**
     * The question that a form answers.
     *
     * @param cookies the values of the browser's cookies by their names
     * @throws OAuthMistake where it is not open any more, or another browser was asked
     */
    public Consent open(Form form, Function<String, @Nullable String> cookies) {
        return authorizationEndpoint.open(form, cookies);
    }

    /** Where the browser is sent after a no. */
    public String deny(Consent consent) {
        return authorizationEndpoint.deny(consent);
    }

    /**
     * Where the browser is sent after a yes, with a code.
     *
     * @param allowed the scopes that are allowed; none but those that were asked for count
     * @param patient the id of the patient in the launch context, or null
     */
    public String allow(Consent consent, Set<String> allowed, @Nullable String patient) {
        return authorizationEndpoint.allow(consent, allowed, patient);
    }

    /**
     * What a token is good for (RFC 7662), told to a client that authenticates or shows a token that counts.
     *
     * @param authorization the Authorization header, or null
     * @param audiences the addresses under which the token endpoint is known
     * @throws OAuthMistake where the request is refused
     */
    public ObjectNode introspect(Form form, @Nullable String authorization, Set<String> audiences) {
        return introspection.tell(form, authorization, audiences);
    }

    /**
     * Ends a token of the client that asks for it (RFC 7009); with a refresh token all that comes of its grant.
     *
     * @param authorization the Authorization header, or null
     * @param audiences the addresses under which the token endpoint is known
     * @throws OAuthMistake where the request is refused
     */
    public void revoke(Form form, @Nullable String authorization, Set<String> audiences) {
        introspection.revoke(form, authorization, audiences);
    }

    /**
     * The answer to a client that registers itself (RFC 7591).
     *
     * @param body its metadata as JSON
     * @throws OAuthMistake where the request is refused
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
        return tokens.issue(new Grant("administration", scopes, patient), scopes, life);
    }

    /** Ends all that was granted: no code, access token or refresh token counts any more. */
    public void revokeGrants() {
        codes.revoke();
        grants.revoke();
        tokens.grants().forEach(Grant::revoke);
    }

    /** Lets all access tokens expire at once, as if their time were over. */
    public void expireTokens() {
        tokens.expire();
    }
}
