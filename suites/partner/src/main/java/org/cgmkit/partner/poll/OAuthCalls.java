package org.cgmkit.partner.poll;

import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.cgmkit.kit.trigger.TriggerFailedException;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.kit.wire.HttpTransport;
import org.cgmkit.partner.config.Account;
import org.cgmkit.partner.config.ClientRegistration;
import org.cgmkit.partner.config.PartnerTarget;
import org.cgmkit.partner.config.SignIn;
import org.cgmkit.reports.evidence.Header;
import org.cgmkit.reports.evidence.HttpExchange;

/**
 * Authorization by code, as a platform does it and as it should not be let in (RFC 6749).
 *
 * @param target the partner
 * @param wire the way to it
 * @param log keeps each exchange
 */
public record OAuthCalls(PartnerTarget target, Wire wire, Consumer<HttpExchange> log) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int MOST_PAGES = 6;

    /** The address of a path of the mapping. */
    public String address(String pathOrAddress) {
        return pathOrAddress.matches("(?i)https?://.*")
                ? pathOrAddress
                : target.server().baseUrl() + pathOrAddress;
    }

    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /** Signs a user in, who agrees or does not, and tells where the browser is sent. */
    public Redirected authorize(Account user, boolean agrees) {
        return authorize(user, agrees, target.client().redirectUri());
    }

    /** The same with another redirect address. */
    public Redirected authorize(Account user, boolean agrees, String redirectUri) {
        String state = random();
        String verifier = target.mapping().oauth().proof() ? random() : "";
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("response_type", "code");
        asked.put("client_id", target.client().id());
        asked.put("redirect_uri", redirectUri);
        if (!target.mapping().oauth().scope().isEmpty()) {
            asked.put("scope", target.mapping().oauth().scope());
        }
        asked.put("state", state);
        if (!verifier.isEmpty()) {
            asked.put("code_challenge", challenge(verifier));
            asked.put("code_challenge_method", "S256");
        }
        String address = address(target.mapping().oauth().authorize());
        String url = address + (address.contains("?") ? "&" : "?") + FormText.of(asked);
        return switch (target.signIn()) {
            case SignIn.ByForm form -> filledIn(form, url, user, agrees, state, verifier);
            case SignIn.ByTrigger command -> told(command, url, user, agrees, state, verifier);
        };
    }

    private static Redirected told(
            SignIn.ByTrigger command, String url, Account user, boolean agrees, String state, String verifier) {
        try {
            String answer = command.trigger()
                    .answer(
                            "sign-in",
                            Map.of(
                                    "CGMKIT_STEP",
                                    "signIn",
                                    "CGMKIT_AUTHORIZE_URL",
                                    url,
                                    "CGMKIT_USER",
                                    user.name(),
                                    "CGMKIT_DECISION",
                                    agrees ? "allow" : "deny"));
            return new Redirected(answer.strip(), state, verifier, "");
        } catch (TriggerFailedException e) {
            throw inconclusive("Nobody signed in. " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw inconclusive("The run was broken off.");
        }
    }

    private Redirected filledIn(
            SignIn.ByForm form, String url, Account user, boolean agrees, String state, String verifier) {
        String at = url;
        Exchange page = wire.send(log, "GET", at, List.of(), null);
        for (int i = 0; i < MOST_PAGES; i++) {
            Optional<String> location = page.header("Location");
            if (page.status() / 100 == 3 && location.isPresent()) {
                String next = URI.create(at).resolve(location.get()).toString();
                if (!origin(next).equals(origin(url))) {
                    return new Redirected(next, state, verifier, "");
                }
                at = next;
                page = wire.send(log, "GET", at, List.of(), null);
                continue;
            }
            Optional<PageForm> found = PageForm.in(page.body(), at);
            if (!page.succeeded() || found.isEmpty()) {
                break;
            }
            at = found.get().action();
            page = wire.send(
                    log,
                    "POST",
                    at,
                    List.of(new Header("Content-Type", HttpTransport.FORM)),
                    FormText.of(found.get().filled(form, user, agrees)));
        }
        return new Redirected("", state, verifier, page.toString());
    }

    private static String origin(String url) {
        URI uri = URI.create(url);
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    /** A code of a user who agrees; where none comes, the check ends inconclusive. */
    public Redirected code(Account user) {
        Redirected redirected = authorize(user, true);
        if (redirected.code().isEmpty()) {
            throw inconclusive("No code came for " + user.name() + ", which partner-source.oauth.code tells of"
                    + (redirected.stayed().isEmpty() ? "." : ": " + redirected.stayed() + "."));
        }
        return redirected;
    }

    /** The fields of an exchange as they should be. */
    public Map<String, String> fields(Redirected redirected) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", "authorization_code");
        fields.put("code", redirected.code());
        fields.put("redirect_uri", target.client().redirectUri());
        if (!redirected.verifier().isEmpty()) {
            fields.put("code_verifier", redirected.verifier());
        }
        return fields;
    }

    /** Exchanges a code as it should be. */
    public Exchange exchange(Redirected redirected) {
        return token(fields(redirected), target.client());
    }

    /** Connects a user anew; where no token comes, the check ends inconclusive. */
    public Tokens connect(Account user) {
        Exchange answer = exchange(code(user));
        Tokens tokens = Tokens.of(answer.json(), "");
        if (!answer.succeeded() || tokens.access().isEmpty()) {
            throw inconclusive("No token came for a code: " + answer + ".");
        }
        return tokens;
    }

    /** Renews a connection. */
    public Exchange refresh(String refreshToken) {
        return token(refreshing(refreshToken), target.client());
    }

    /** The same, where there may be no answer. */
    public Optional<Exchange> attemptRefresh(String refreshToken) {
        Map<String, String> fields = new LinkedHashMap<>(refreshing(refreshToken));
        List<Header> headers = proven(fields, target.client());
        return wire.attempt(log, "POST", address(target.mapping().oauth().token()), headers, FormText.of(fields));
    }

    private static Map<String, String> refreshing(String refreshToken) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", "refresh_token");
        fields.put("refresh_token", refreshToken);
        return fields;
    }

    /** Asks the token endpoint as a client; one with an empty secret shows none. */
    public Exchange token(Map<String, String> fields, ClientRegistration client) {
        return post(target.mapping().oauth().token(), fields, client);
    }

    /** Revokes a token. */
    public Exchange revoke(String token) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("token", token);
        fields.put("token_type_hint", "refresh_token");
        return post(target.mapping().oauth().revoke(), fields, target.client());
    }

    private Exchange post(String path, Map<String, String> right, ClientRegistration client) {
        Map<String, String> fields = new LinkedHashMap<>(right);
        List<Header> headers = proven(fields, client);
        return wire.send(log, "POST", address(path), headers, FormText.of(fields));
    }

    private List<Header> proven(Map<String, String> fields, ClientRegistration client) {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Content-Type", HttpTransport.FORM));
        headers.add(new Header("Accept", "application/json"));
        if (!target.mapping().oauth().basic() || client.secret().isEmpty()) {
            fields.put("client_id", client.id());
            if (!client.secret().isEmpty()) {
                fields.put("client_secret", client.secret());
            }
        } else {
            String shown = client.id() + ":" + client.secret();
            headers.add(new Header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(shown.getBytes(StandardCharsets.UTF_8))));
        }
        return headers;
    }
}
