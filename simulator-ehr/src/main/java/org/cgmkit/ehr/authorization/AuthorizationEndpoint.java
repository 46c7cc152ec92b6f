package org.cgmkit.ehr.authorization;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cgmkit.ehr.authorization.client.GrantableScopes;
import org.cgmkit.ehr.authorization.client.RegisteredClient;
import org.cgmkit.ehr.authorization.oauth.FormParameters;
import org.cgmkit.ehr.authorization.oauth.OAuthException;
import org.cgmkit.ehr.authorization.oauth.RandomSecrets;
import org.cgmkit.ehr.authorization.oauth.RedirectedErrorException;
import org.cgmkit.ehr.authorization.scope.ScopeLevel;
import org.cgmkit.ehr.authorization.scope.Scopes;
import org.cgmkit.ehr.authorization.token.AuthorizationCodes;
import org.cgmkit.ehr.authorization.token.ConsentRequest;
import org.cgmkit.ehr.authorization.token.EhrLaunches;
import org.cgmkit.ehr.authorization.token.Grant;
import org.cgmkit.ehr.authorization.token.Grants;
import org.jspecify.annotations.Nullable;

/** Lets somebody decide what a client may do, and gives it a code (SMART App Launch 2.2, "Obtain authorization code"). */
final class AuthorizationEndpoint {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String CHALLENGE = "[A-Za-z0-9_-]{43}";

    private final SmartOptions options;
    private final Function<String, @Nullable RegisteredClient> clients;
    private final Grants grants;
    private final AuthorizationCodes codes;
    private final EhrLaunches launches;
    private final Clock clock;
    private final Map<String, ConsentRequest> open = new ConcurrentHashMap<>();

    AuthorizationEndpoint(
            SmartOptions options,
            Function<String, @Nullable RegisteredClient> clients,
            Grants grants,
            AuthorizationCodes codes,
            EhrLaunches launches,
            Clock clock) {
        this.options = options;
        this.clients = clients;
        this.grants = grants;
        this.codes = codes;
        this.launches = launches;
        this.clock = clock;
    }

    /** See {@link AuthorizationServer#ask}. */
    ConsentRequest ask(FormParameters form, Set<String> bases) {
        RegisteredClient client = client(form);
        String redirectUri = form.required("redirect_uri");
        if (!client.admits(redirectUri)) {
            throw OAuthException.invalidRequest("Expected one of the redirect URIs of client " + client.id() + " ("
                    + String.join(", ", client.redirectUris()) + ") to the letter, but it is " + redirectUri + ".");
        }
        try {
            return checked(form, client, redirectUri, bases);
        } catch (OAuthException e) {
            throw new RedirectedErrorException(refusal(
                    redirectUri, e, form.all("state").stream().findFirst().orElse(null)));
        }
    }

    private ConsentRequest checked(
            FormParameters form, RegisteredClient client, String redirectUri, Set<String> bases) {
        String type = form.required("response_type");
        if (!type.equals("code")) {
            throw new OAuthException(
                    400, "unsupported_response_type", "Expected code as response_type, but it is " + type + ".");
        }
        String state = form.required("state");
        String audience = form.required("aud").replaceAll("/$", "");
        if (!bases.contains(audience)) {
            throw OAuthException.invalidRequest(
                    "Expected the FHIR base " + String.join(" or ", bases) + " as aud, but it is " + audience + ".");
        }
        Scopes scopes = scopes(form, client);
        ConsentRequest consent = new ConsentRequest(
                RandomSecrets.fresh(),
                client,
                redirectUri,
                state,
                challenge(form),
                form.one("nonce"),
                scopes,
                launchPatient(form, scopes),
                RandomSecrets.fresh(),
                RandomSecrets.fresh(),
                clock.instant().plus(PATIENCE));
        open.values().removeIf(c -> c.ends().isBefore(clock.instant()));
        open.put(consent.id(), consent);
        return consent;
    }

    /** The request that a form decides about; its sender has to be the browser that was asked. */
    ConsentRequest open(FormParameters form, Function<String, @Nullable String> cookies) {
        ConsentRequest consent = open.get(form.required("request"));
        if (consent == null || consent.ends().isBefore(clock.instant())) {
            throw OAuthException.invalidRequest(
                    "Expected a request that is open, but it was decided before, or it is too late: start again in the"
                            + " app.");
        }
        String cookie = cookies.apply(consent.cookie());
        if (!RandomSecrets.same(consent.csrf(), form.required("csrf"))
                || cookie == null
                || !RandomSecrets.same(consent.browser(), cookie)) {
            throw new OAuthException(
                    403,
                    "access_denied",
                    "Expected the decision from the browser that was asked, but it came from elsewhere, or the browser"
                            + " keeps no cookies.");
        }
        return consent;
    }

    /** See {@link AuthorizationServer#deny}. */
    String deny(ConsentRequest consent) {
        open.remove(consent.id());
        return refusal(
                consent.redirectUri(),
                new OAuthException(400, "access_denied", "The request was denied."),
                consent.state());
    }

    /** See {@link AuthorizationServer#allow}. */
    String allow(ConsentRequest consent, Set<String> allowed, @Nullable String patient) {
        if (open.remove(consent.id()) == null) {
            throw OAuthException.invalidRequest("Expected a request that is open, but it was decided before.");
        }
        Scopes kept = new Scopes(
                consent.scopes().data().stream()
                        .filter(s -> allowed.contains(s.text()))
                        .toList(),
                consent.scopes().others().stream()
                        .filter(s -> !ConsentRequest.CHOICES.contains(s) || allowed.contains(s))
                        .collect(Collectors.toSet()));
        if (kept.isEmpty()) {
            return deny(consent);
        }
        Grant grant = grants.begin(consent.client().id(), kept, patient);
        String code = codes.issue(consent, grant, options.codeLife());
        return with(consent.redirectUri(), "code=" + code + "&state=" + encoded(consent.state()));
    }

    private RegisteredClient client(FormParameters form) {
        String id = form.required("client_id");
        RegisteredClient client = clients.apply(id);
        if (client == null) {
            throw OAuthException.invalidRequest(
                    "Expected the id of a client of this sandbox as client_id, but it knows none" + " called " + id
                            + ".");
        }
        return client;
    }

    private static Scopes scopes(FormParameters form, RegisteredClient client) {
        Scopes asked = Scopes.parse(form.required("scope"));
        Scopes granted = GrantableScopes.of(asked, client).only(s -> s.level() != ScopeLevel.SYSTEM);
        if (granted.isEmpty()) {
            throw OAuthException.invalidScope("Expected scopes that client " + client.id()
                    + " may be given, but there is none in: " + form.one("scope") + ".");
        }
        return granted;
    }

    private static String challenge(FormParameters form) {
        String challenge = form.required("code_challenge");
        String method = form.required("code_challenge_method");
        if (!method.equals("S256")) {
            throw OAuthException.invalidRequest("Expected S256 as code_challenge_method, but it is " + method + ".");
        }
        if (!challenge.matches(CHALLENGE)) {
            throw OAuthException.invalidRequest(
                    "Expected the SHA-256 of the verifier as code_challenge, 43 characters of base64url without padding,"
                            + " but it is " + challenge + ".");
        }
        return challenge;
    }

    private @Nullable String launchPatient(FormParameters form, Scopes scopes) {
        String launch = form.one("launch");
        if (launch == null) {
            if (scopes.has("launch")) {
                throw OAuthException.invalidRequest(
                        "Expected the parameter launch with the scope launch, but it is missing: leave the scope out, or"
                                + " be launched by the EHR.");
            }
            return null;
        }
        if (!scopes.has("launch")) {
            throw OAuthException.invalidRequest(
                    "Expected the scope launch with the parameter launch, but it is missing.");
        }
        return launches.patient(launch)
                .orElseThrow(() -> OAuthException.invalidRequest(
                        "Expected a launch that this EHR began in the last ten minutes, but it knows none like that."));
    }

    private static String refusal(String redirectUri, OAuthException mistake, @Nullable String state) {
        return with(
                redirectUri,
                "error=" + mistake.error() + "&error_description=" + encoded(mistake.description())
                        + (state == null ? "" : "&state=" + encoded(state)));
    }

    private static String with(String redirectUri, String parameters) {
        return redirectUri + (redirectUri.contains("?") ? "&" : "?") + parameters;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
