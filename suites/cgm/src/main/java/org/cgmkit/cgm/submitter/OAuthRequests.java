package org.cgmkit.cgm.submitter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgmkit.kit.capture.CapturedExchange;

/** Tells the requests of an authorization among all others, wherever a server has its endpoints (RFC 6749). */
public final class OAuthRequests {
    private OAuthRequests() {}

    /** Whether a person's browser asks there for an authorization (section 4.1.1). */
    static boolean asksForAuthorization(CapturedExchange exchange) {
        boolean looks =
                exchange.path().endsWith("/authorize") || exchange.query().contains("response_type=");
        return looks && RequestParameters.of(exchange).containsKey("client_id");
    }

    /** Whether a client asks there for a token (sections 4.1.3, 4.4.2 and 6). */
    static boolean asksForAToken(CapturedExchange exchange) {
        return exchange.method().equals("POST")
                && (exchange.path().endsWith("/token") || grant(exchange).isPresent());
    }

    /** The grant that a token request names; empty where the exchange is none. */
    public static Optional<String> grant(CapturedExchange exchange) {
        return exchange.method().equals("POST") && isForm(exchange)
                ? Optional.ofNullable(RequestParameters.of(exchange).get("grant_type"))
                : Optional.empty();
    }

    /** The client that a request of an authorization is made for, by its parameters or by its assertion's issuer. */
    public static Optional<String> client(CapturedExchange exchange) {
        Map<String, String> parameters = RequestParameters.of(exchange);
        return Optional.ofNullable(parameters.get("client_id"))
                .or(() -> ClientAssertionRules.issuer(parameters.getOrDefault("client_assertion", "")));
    }

    /** The scopes that a request of an authorization or of a token asks for. */
    public static List<String> scopes(CapturedExchange exchange) {
        return asksForAuthorization(exchange) || asksForAToken(exchange)
                ? List.of(RequestParameters.of(exchange)
                                .getOrDefault("scope", "")
                                .strip()
                                .split("\\s+", -1))
                        .stream()
                        .filter(scope -> !scope.isEmpty())
                        .toList()
                : List.of();
    }

    private static boolean isForm(CapturedExchange exchange) {
        return exchange.header("Content-Type").orElse("").contains("x-www-form-urlencoded");
    }
}
