package org.cgmkit.console;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What strangers write is text on every page, never markup; credentials that they send are on none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EscapingTest {
    private static final List<String> PAYLOADS = List.of(
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "\"><svg/onload=alert(1)>",
            "'><b onmouseover=alert(1)>",
            "</textarea><script>alert(1)</script>",
            "</title><iframe src=javascript:alert(1)>",
            "<a href=javascript:alert(1)>",
            "<!--<script>-->",
            "${7*7}<x>");

    private RunningConsole console;

    @BeforeAll
    void start() {
        console = new RunningConsole();
    }

    @AfterAll
    void end() {
        console.close();
    }

    @Test
    void namesAreText() {
        for (String payload : PAYLOADS) {
            Browsing browsing = console.browsing();
            browsing.post("/join", "code", console.code(), "team", payload, "person", payload, "notice", "read");
            String sandbox = browsing.path();
            assertNone(browsing.html(), payload);
            browsing.post(
                    sandbox + "/setup",
                    "name",
                    payload,
                    "version",
                    "stu1",
                    "behaviour",
                    "standard",
                    "access",
                    "open",
                    "patient",
                    "");
            assertNone(browsing.html(), payload);
            String team = browsing.first("(/teams/[a-z0-9]+)").orElseThrow();
            assertNone(browsing.open(team).html(), payload);
            assertThat("the name of the sandbox", browsing.html(), containsString("/sandboxes/"));
            browsing.post(team + "/invitations");
            String link = browsing.first("<code>(/invitations/[a-z0-9]+)").orElseThrow();
            assertNone(console.browsing().open(link).html(), payload);
            assertNone(
                    browsing.open("/events/"
                                    + browsing.first("/events/([a-z0-9]+)").orElseThrow())
                            .html(),
                    payload);
            assertNone(
                    browsing.open(sandbox + "?text=" + encoded(payload) + "&method=" + encoded(payload))
                            .html(),
                    payload);
            assertNone(console.browsing().open("/?code=" + encoded(payload)).html(), payload);
            assertNone(
                    browsing.post(sandbox + "/setup", "name", "x", "version", payload)
                            .html(),
                    payload);
        }
    }

    @Test
    void whatIsSentToASandboxIsText() throws Exception {
        Occupied owner = new Occupied(console);
        for (String payload : PAYLOADS) {
            String marker = "m" + Integer.toHexString(payload.hashCode());
            Browsing.send(HttpRequest.newBuilder(URI.create(owner.base() + "/" + marker + "?q=" + encoded(payload)))
                    .header("Content-Type", "application/fhir+json")
                    .header("X-Said", payload)
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"resourceType\": \"" + payload + "\", \"x\": [\n\"" + payload + "\"]}")));
            Browsing browsing = owner.browsing();
            browsing.openUntil("/sandboxes/" + owner.sandbox() + "?text=" + marker, "/exchanges/");
            assertNone(browsing.html(), payload);
            assertNone(
                    browsing.open("/exchanges/"
                                    + browsing.first("/exchanges/([a-z0-9]+)").orElseThrow())
                            .html(),
                    payload);
            assertThat(browsing.status(), is(200));
        }
        HttpResponse<InputStream> live = HttpClient.newHttpClient()
                .send(
                        owner.browsing()
                                .request("/sandboxes/" + owner.sandbox() + "/live?after=0")
                                .build(),
                        BodyHandlers.ofInputStream());
        try (InputStream in = live.body()) {
            String rows = new String(in.readNBytes(4000), StandardCharsets.UTF_8);
            PAYLOADS.forEach(payload -> assertNone(rows, payload));
        }
    }

    @Test
    void credentialsOfRequestsAreOnNoPage() {
        Occupied owner = new Occupied(console);
        Browsing.send(HttpRequest.newBuilder(URI.create(owner.base() + "/Device?access_token=secret-one&marker=1"))
                .header("Authorization", "Bearer secret-two")
                .header("Cookie", "session=secret-three")
                .header("X-Api-Key", "secret-four"));
        Browsing browsing = owner.browsing();
        browsing.openUntil("/sandboxes/" + owner.sandbox() + "?text=marker", "/exchanges/");
        assertThat(browsing.html(), not(containsString("secret-")));

        browsing.open("/exchanges/" + browsing.first("/exchanges/([a-z0-9]+)").orElseThrow());

        assertThat(browsing.html(), containsString("(redacted)"));
        assertThat(browsing.html(), not(containsString("secret-")));
    }

    private static void assertNone(String html, String payload) {
        // What begins as a tag or ends an attribute must not stand there as it was typed.
        assertThat(html, not(containsString(payload)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
