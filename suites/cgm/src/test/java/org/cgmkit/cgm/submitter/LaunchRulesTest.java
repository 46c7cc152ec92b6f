package org.cgmkit.cgm.submitter;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.cgmkit.cgm.attempt.SeenExchanges;
import org.cgmkit.cgm.config.AppRegistration;
import org.cgmkit.cgm.config.SubmitterAccess;
import org.cgmkit.kit.capture.CapturedExchange;
import org.cgmkit.reports.evidence.Header;
import org.junit.jupiter.api.Test;

/** What an app with a secret, or one that an EHR launches, can get wrong. */
class LaunchRulesTest {
    private static final String CODE = "grant_type=authorization_code&code=1&client_id=app";
    private static final AppRegistration SECRET = new AppRegistration("app", List.of(), "s+cret", null, null);
    private static final AppRegistration PUBLIC = AppRegistration.ofPublic("app", List.of());

    @Test
    void aSecretIsShownInTheHeader() {
        assertThat(withSecret(CODE, basic("app:s+cret")), is(List.of()));
        assertThat(withSecret(CODE, basic("app:s%2Bcret")), is(List.of()));
        assertThat(
                withSecret(CODE, basic("app:other")),
                is(
                        List.of(
                                "the Authorization header of a token request has another id and secret than the registered ones")));
        assertThat(
                withSecret(CODE, "Basic !"),
                is(
                        List.of(
                                "the Authorization header of a token request has another id and secret than the registered ones")));
        assertThat(
                withSecret(CODE, "Bearer x"),
                is(List.of("the Authorization header of a token request is not of the scheme Basic")));
        assertThat(
                withSecret(CODE, ""),
                is(List.of("a token request has no Authorization header with the client's id and secret")));
        assertThat(
                withSecret(CODE + "&client_secret=s%2Bcret", ""),
                is(List.of("the secret is in the body of a token request, and not in the Authorization header")));
    }

    @Test
    void aPublicAppShowsNothing() {
        assertThat(mistakes(new SubmitterAccess.StandaloneLaunch(PUBLIC), List.of(), request(CODE, "")), is(List.of()));
    }

    @Test
    void anAppWithKeysSignsAnAssertion() {
        AppRegistration keys =
                new AppRegistration("app", List.of(), null, null, URI.create("https://app.example.org/jwks.json"));

        assertThat(
                mistakes(new SubmitterAccess.StandaloneLaunch(keys), List.of(), request(CODE, "")),
                is(List.of(
                        "client_assertion_type is not urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                        "there is no client_assertion")));
    }

    @Test
    void theLaunchOfAnEhrIsHandedOn() {
        SubmitterAccess.EhrLaunch launch =
                new SubmitterAccess.EhrLaunch(PUBLIC, URI.create("https://app.example.org/launch"));

        assertThat(mistakes(launch, asking("scope=launch+openid&launch=1"), List.of()), is(List.of()));
        assertThat(
                mistakes(launch, asking("scope=launch%2Fpatient"), List.of()),
                is(List.of("there is no launch, which the EHR gave to the app", "the scope launch is missing")));
        assertThat(
                mistakes(new SubmitterAccess.StandaloneLaunch(PUBLIC), asking("scope=launch%2Fpatient"), List.of()),
                is(List.of()));
    }

    private static List<String> withSecret(String form, String authorization) {
        return mistakes(new SubmitterAccess.StandaloneLaunch(SECRET), List.of(), request(form, authorization));
    }

    private static List<String> mistakes(
            SubmitterAccess.AppLaunch launch, List<CapturedExchange> authorizations, List<CapturedExchange> tokens) {
        return LaunchRules.mistakes(launch, authorizations, tokens);
    }

    private static List<CapturedExchange> asking(String query) {
        return seen("GET", "http://kit/auth/authorize?client_id=app&" + query, "", List.of());
    }

    private static List<CapturedExchange> request(String form, String authorization) {
        return seen(
                "POST",
                "http://kit/auth/token",
                form,
                authorization.isEmpty() ? List.of() : List.of(new Header("Authorization", authorization)));
    }

    private static List<CapturedExchange> seen(String method, String url, String body, List<Header> headers) {
        SeenExchanges seen = new SeenExchanges();
        seen.add(Instant.parse("2026-05-15T08:00:00Z"), Duration.ofMillis(20), method, url, headers, body, 200, "{}");
        return seen.all();
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
