package org.cgmkit.ehr.authorization;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.cgmkit.ehr.Sandbox;
import org.cgmkit.ehr.TestClient.Reply;

/** A public app on a person's own machine, as a test sees it; every part of its requests can be made wrong. */
final class AppClient {
    static final String REDIRECT = "http://127.0.0.1:49152/callback";
    static final String STATE = "state with spaces & more";

    private final Sandbox sandbox;
    private final CodeVerifier verifier = new CodeVerifier();
    private final Map<String, String> parameters = new LinkedHashMap<>();

    AppClient(Sandbox sandbox, String scope) {
        this.sandbox = sandbox;
        parameters.put("response_type", "code");
        parameters.put("client_id", SmartOptions.APP);
        parameters.put("redirect_uri", REDIRECT);
        parameters.put("scope", scope);
        parameters.put("state", STATE);
        parameters.put("aud", sandbox.baseUrl());
        parameters.put(
                "code_challenge",
                CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue());
        parameters.put("code_challenge_method", "S256");
    }

    /** The same with another parameter; an empty one is left out. */
    AppClient with(String name, String value) {
        parameters.put(name, value);
        if (value.isEmpty()) {
            parameters.remove(name);
        }
        return this;
    }

    /** Where it sends the browser. */
    String url() {
        return sandbox.authorizationUrl() + "/authorize?" + form();
    }

    /** The parameters of its request. */
    String form() {
        return ServiceClient.form(parameters.entrySet().stream()
                .flatMap(p -> Stream.of(p.getKey(), p.getValue()))
                .toArray(String[]::new));
    }

    String verifier() {
        return verifier.getValue();
    }

    /** Gets a code after somebody has allowed it for that patient. */
    String code(String patient) {
        ConsentBrowser browser = new ConsentBrowser();
        browser.visit(url());
        return String.valueOf(
                ConsentBrowser.parameters(browser.press("allow", patient)).get("code"));
    }

    /** Shows a code. */
    Reply redeem(String code) {
        return redeem(code, verifier(), parameters.getOrDefault("redirect_uri", ""));
    }

    Reply redeem(String code, String shownVerifier, String redirectUri) {
        return ServiceClient.post(
                sandbox,
                "/token",
                "grant_type",
                "authorization_code",
                "client_id",
                parameters.getOrDefault("client_id", ""),
                "code",
                code,
                "code_verifier",
                shownVerifier,
                "redirect_uri",
                redirectUri);
    }

    /** Shows a refresh token. */
    Reply refresh(String token, String... more) {
        String[] all = new String[6 + more.length];
        System.arraycopy(
                new String[] {
                    "grant_type",
                    "refresh_token",
                    "client_id",
                    parameters.getOrDefault("client_id", ""),
                    "refresh_token",
                    token
                },
                0,
                all,
                0,
                6);
        System.arraycopy(more, 0, all, 6, more.length);
        return ServiceClient.post(sandbox, "/token", all);
    }
}
