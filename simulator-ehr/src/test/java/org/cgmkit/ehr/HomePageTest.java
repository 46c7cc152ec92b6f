package org.cgmkit.ehr;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.net.URI;
import java.util.List;
import org.cgmkit.ehr.TestClient.Reply;
import org.cgmkit.ehr.authorization.SmartOptions;
import org.cgmkit.ehr.authorization.client.RegisteredClient;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The page that a person looks at. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HomePageTest {
    private final TestSimulator running = TestSimulator.with(SandboxOptions.standard()
            .withSmart(SmartOptions.standard()
                    .with(RegisteredClient.app("<b>&\"app", List.of("https://app.example.org/callback"))
                            .withSecret("kept-to-itself")
                            .launchedAt(URI.create("https://app.example.org/launch")))));

    @AfterAll
    void stop() {
        running.close();
    }

    @Test
    void showsTheSmartAddresses() {
        String page = running.server().get("/").body();
        String authorization = running.simulator().sandbox().authorizationUrl();

        assertThat(
                page,
                allOf(
                        containsString(running.simulator().baseUrl() + "/.well-known/smart-configuration"),
                        containsString("<dt>Authorization</dt><dd><code>" + authorization + "/authorize</code>"),
                        containsString("<dt>Token</dt><dd><code>" + authorization + "/token</code>")));
    }

    @Test
    void showsTheClientsWithALaunchButtonAndWithoutTheirSecrets() {
        String page = running.server().get("/").body();

        assertThat(
                page,
                allOf(
                        containsString("<h3><code>&lt;b&gt;&amp;&quot;app</code></h3>"),
                        containsString("<code>client_secret_basic</code>"),
                        containsString("<form action=\"/auth/launch\" target=\"_blank\">"),
                        containsString("value=\"&lt;b&gt;&amp;&quot;app\""),
                        containsString("value=\"https://app.example.org/launch\""),
                        containsString("<option value=\"mara-lindqvist\" selected>"),
                        not(containsString("kept-to-itself"))));
    }

    @Test
    void runsNothingButItsOwnScript() {
        Reply page = running.server().get("/");
        String policy =
                page.response().headers().firstValue("Content-Security-Policy").orElse("");

        assertThat(policy, containsString("default-src 'none'"));
        assertThat(policy, not(containsString("unsafe")));
        assertThat(
                page.body(),
                containsString("<script nonce=\"" + policy.replaceAll(".*script-src 'nonce-([^']*)'.*", "$1") + "\">"));
    }

    @Test
    void isLedOnByTheRequestsThatCameSince() {
        try (Sandbox sandbox =
                running.simulator().createSandbox(SandboxOptions.standard().named("live"))) {
            TestClient client = new TestClient(sandbox.baseUrl());
            client.get("/metadata");
            client.get("/Patient/mara-lindqvist");

            Reply all = running.server().get("/sandboxes/live/requests");
            Reply newer = running.server().get("/sandboxes/live/requests?after=1");

            assertThat(all.json().path("count").asInt(), is(2));
            assertThat(all.json().path("requests").size(), is(2));
            assertThat(newer.json().path("requests").size(), is(1));
            assertThat(
                    newer.json().path("requests").path(0).path("url").asText(),
                    is("/sandbox/live/fhir/Patient/mara-lindqvist"));
            assertThat(
                    running.server()
                            .get("/sandboxes/live/requests?after=now")
                            .json()
                            .path("detail")
                            .asText(),
                    is("Expected the number of a request as after, but got now."));
        }
    }

    @Test
    void showsOtherSandboxesToo() {
        try (Sandbox sandbox =
                running.simulator().createSandbox(SandboxOptions.standard().named("second"))) {
            String page = running.server().get("/?sandbox=second").body();

            assertThat(page, containsString("<code>" + sandbox.baseUrl() + "</code>"));
            assertThat(page, containsString("data-source=\"/sandboxes/second/requests\""));
            assertThat(page, containsString("This receiver knows no clients."));
            assertThat(running.server().get("/").body(), containsString("<a href=\"/?sandbox=second\">second</a>"));
        }
        assertThat(running.server().get("/?sandbox=second").status(), is(404));
    }
}
