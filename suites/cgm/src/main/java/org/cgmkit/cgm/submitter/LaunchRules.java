package org.cgmkit.cgm.submitter;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cgmkit.cgm.config.AppRegistration;
import org.cgmkit.cgm.config.SubmitterAccess;
import org.cgmkit.kit.capture.CapturedExchange;
import org.jspecify.annotations.Nullable;

/**
 * Judges what an app adds to the authorization by code that not every app does: that it hands on the launch of an EHR (SMART
 * App Launch 2.2, "Launch App: EHR Launch"), and authenticates as it is registered ("Client Authentication: Symmetric" and
 * "Asymmetric").
 */
final class LaunchRules {
    private static final String BASIC = "Basic ";

    private LaunchRules() {}

    /**
     * What is wrong.
     *
     * @param authorizations the requests to the authorization endpoint
     * @param tokens the token requests, those that renew a token among them
     */
    static List<String> mistakes(
            SubmitterAccess.AppLaunch launch, List<CapturedExchange> authorizations, List<CapturedExchange> tokens) {
        Set<String> mistakes = new LinkedHashSet<>();
        if (launch instanceof SubmitterAccess.EhrLaunch) {
            authorizations.forEach(request -> mistakes.addAll(handingOn(RequestParameters.of(request))));
        }
        AppRegistration app = launch.app();
        String secret = app.secret();
        if (secret != null) {
            tokens.forEach(request -> mistakes.addAll(showing(app.clientId(), secret, request)));
        } else if (app.hasKeys()) {
            mistakes.addAll(ClientAssertionRules.mistakes(app.clientId(), tokens));
        }
        return List.copyOf(mistakes);
    }

    private static List<String> handingOn(Map<String, String> asked) {
        List<String> mistakes = new ArrayList<>();
        if (asked.getOrDefault("launch", "").isEmpty()) {
            mistakes.add("there is no launch, which the EHR gave to the app");
        }
        if (!Arrays.asList(asked.getOrDefault("scope", "").split("\\s+", -1)).contains("launch")) {
            mistakes.add("the scope launch is missing");
        }
        return mistakes;
    }

    private static List<String> showing(String clientId, String secret, CapturedExchange request) {
        List<String> mistakes = new ArrayList<>();
        if (RequestParameters.of(request).containsKey("client_secret")) {
            mistakes.add("the secret is in the body of a token request, and not in the Authorization header");
            return mistakes;
        }
        @Nullable String header = request.header("Authorization").orElse(null);
        if (header == null) {
            mistakes.add("a token request has no Authorization header with the client's id and secret");
        } else if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            mistakes.add("the Authorization header of a token request is not of the scheme Basic");
        } else if (!isPair(clientId, secret, header.substring(BASIC.length()))) {
            mistakes.add(
                    "the Authorization header of a token request has another id and secret than the registered ones");
        }
        return mistakes;
    }

    /** As they are (SMART's example), or first encoded as in a form (RFC 6749, section 2.3.1). */
    private static boolean isPair(String clientId, String secret, String credentials) {
        try {
            String text = new String(Base64.getDecoder().decode(credentials.strip()), StandardCharsets.UTF_8);
            return text.equals(clientId + ":" + secret) || text.equals(encoded(clientId) + ":" + encoded(secret));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
