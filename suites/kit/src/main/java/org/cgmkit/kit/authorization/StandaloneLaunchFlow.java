package org.cgmkit.kit.authorization;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.cgmkit.kit.config.Authorization.StandaloneLaunch;
import org.cgmkit.kit.wire.NoTokenException;
import org.cgmkit.reports.evidence.HttpExchange;
import org.jspecify.annotations.Nullable;

/**
 * Gets tokens by a person who agrees in a browser, with PKCE (SMART App Launch, "Standalone launch"), and renews them by refresh
 * tokens where these are given.
 */
final class StandaloneLaunchFlow implements TokenFlow {
    private static final Duration VISIBLE = Duration.ofSeconds(15);

    private final StandaloneLaunch launch;
    private final AccessContext context;
    private final ConsentPrompt attendant;
    private final Duration limit;
    private final SmartConfiguration configuration;

    /**
     * A launch.
     *
     * @param limit how long somebody may take to agree
     */
    StandaloneLaunchFlow(StandaloneLaunch launch, AccessContext context, ConsentPrompt attendant, Duration limit) {
        this.launch = launch;
        this.context = context;
        this.attendant = attendant;
        this.limit = limit;
        this.configuration = new SmartConfiguration(context);
    }

    @Override
    public AccessToken renew(String scopes, @Nullable AccessToken before, Consumer<HttpExchange> log) {
        if (before != null && before.refresh() != null) {
            try {
                return refreshed(before.refresh(), scopes, null, log).after(before);
            } catch (NoTokenException e) {
                if (!e.error().equals("invalid_grant")) {
                    throw e;
                }
                // The refresh token has ended too, so somebody has to agree anew.
            }
        }
        return agreed(scopes, log);
    }

    @Override
    public AccessToken narrower(String scopes, AccessToken wider, Consumer<HttpExchange> log) {
        if (wider.refresh() == null) {
            throw NoTokenException.because("No refresh token was given, by which a token for less could be had.");
        }
        return refreshed(wider.refresh(), scopes, scopes, log);
    }

    private AccessToken refreshed(
            String refreshToken, String scopes, @Nullable String fewerScopes, Consumer<HttpExchange> log) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", refreshToken);
        form.put("client_id", launch.clientId());
        if (fewerScopes != null) {
            form.put("scope", fewerScopes);
        }
        return endpoint().ask(form, scopes, log);
    }

    private AccessToken agreed(String scopes, Consumer<HttpExchange> log) {
        URI page = configuration.endpoint(launch.authorizationUrl(), "authorization_endpoint", "authorizationUrl");
        TokenEndpoint endpoint = endpoint();
        PkceVerifier proof = PkceVerifier.fresh();
        context.hide(proof.verifier(), "CGMKIT_CODE_VERIFIER");
        try (LoopbackListener loopback = new LoopbackListener(launch.redirectPort())) {
            String code = code(page, scopes, proof, loopback);
            context.hide(code, "CGMKIT_CODE");
            Map<String, String> form = new LinkedHashMap<>();
            form.put("grant_type", "authorization_code");
            form.put("code", code);
            form.put("redirect_uri", loopback.address());
            form.put("client_id", launch.clientId());
            form.put("code_verifier", proof.verifier());
            return ofTheDeclaredPatient(endpoint.ask(form, scopes, log));
        }
    }

    private TokenEndpoint endpoint() {
        return new TokenEndpoint(configuration.endpoint(launch.tokenUrl(), "token_endpoint", "tokenUrl"), context);
    }

    private String code(URI page, String scopes, PkceVerifier proof, LoopbackListener loopback) {
        String state = PkceVerifier.random();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", launch.clientId());
        query.put("redirect_uri", loopback.address());
        query.put("scope", scopes);
        query.put("state", state);
        query.put("aud", context.target().baseUrl().toString());
        query.put("code_challenge", proof.challenge());
        query.put("code_challenge_method", "S256");
        URI address = URI.create(page + (page.getRawQuery() == null ? "?" : "&") + TokenEndpoint.encoded(query));
        attendant.invite(address, context.target().subject(), limit);
        Map<String, String> back = awaited(loopback);
        if (!state.equals(back.get("state"))) {
            throw NoTokenException.because(
                    "The browser came back with another 'state' than the kit had sent it away with, so "
                            + "somebody else may have sent it: run again, and tell the authorization server's owner if it "
                            + "happens again.");
        }
        String code = back.get("code");
        if (code == null) {
            String description = back.getOrDefault("error_description", "");
            throw NoTokenException.refused(
                    back.getOrDefault("error", ""),
                    "The authorization server sent the browser back without a code: " + back.get("error")
                            + (description.isEmpty() ? "" : ", saying \"" + description + "\"")
                            + ". Look how the client '" + launch.clientId()
                            + "' is registered there, with the redirect "
                            + "address " + loopback.address() + ", and what was pressed on its page.");
        }
        return code;
    }

    private Map<String, String> awaited(LoopbackListener loopback) {
        Duration left = limit;
        while (left.isPositive()) {
            Duration turn = left.compareTo(VISIBLE) < 0 ? left : VISIBLE;
            Optional<Map<String, String>> back = loopback.await(turn);
            if (back.isPresent()) {
                return back.get();
            }
            left = left.minus(turn);
            if (left.isPositive()) {
                attendant.waiting(left);
            }
        }
        throw NoTokenException.because("Nobody agreed in a browser within " + limit.toSeconds()
                + " s: run again, and open the address that is shown. Where the browser showed a mistake instead of "
                + "coming back, look how the client '" + launch.clientId() + "' is registered there, with the redirect "
                + "address " + loopback.address() + ".");
    }

    private AccessToken ofTheDeclaredPatient(AccessToken token) {
        @Nullable String declared = context.target().subject();
        if (declared != null && token.patient() != null && !token.patient().equals(declared)) {
            throw NoTokenException.because("The patient '" + token.patient()
                    + "' was chosen in the browser, but the target is described with the patient '" + declared
                    + "': choose that one, or name the other one as 'patient'.");
        }
        return token;
    }
}
