package org.cgmkit.ehr.authorization;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.util.List;
import org.cgmkit.ehr.Sandbox;
import org.cgmkit.ehr.TestClient.Reply;
import org.cgmkit.ehr.TestSimulator;
import org.cgmkit.ehr.authorization.client.RegisteredClient;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the browser of somebody who decided is sent, and where it is not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedirectUriTest {
    private static final String SCOPE = "launch/patient offline_access patient/Observation.cruds?category=laboratory";
    private static final String JONAH = "jonah-abara";

    private final RegisteredClient other = RegisteredClient.app(
            "web-app", List.of("https://app.example.org/callback?from=ehr", "org.example.app:/callback"));
    private final TestSimulator running = TestSimulator.with(
            SandboxOptions.standard().withSmart(SmartOptions.standard().with(other)));
    private final Sandbox sandbox = running.simulator().sandbox();

    @AfterAll
    void stop() {
        running.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.org/callback",
                "http://127.0.0.1:49152/other",
                "https://127.0.0.1:49152/callback",
                "http://127.0.0.1.evil.example.org/callback",
                "http://127.0.0.1:49152@evil.example.org/callback",
                "http://127.0.0.1/callback?more=1",
                "http://192.168.0.7/callback"
            })
    void sendsNobodyElsewhere(String redirectUri) {
        Reply page = new ConsentBrowser()
                .visit(new AppClient(sandbox, SCOPE)
                        .with("redirect_uri", redirectUri)
                        .url());

        assertThat(page.status(), is(400));
        assertThat(page.body(), containsString("Expected one of the redirect URIs of client cgmkit-app"));
        assertThat(header(page, "Location"), is(""));
    }

    @Test
    void sendsNobodyOnForAnUnknownApp() {
        Reply page = new ConsentBrowser()
                .visit(new AppClient(sandbox, SCOPE)
                        .with("client_id", "<b>nobody</b>")
                        .url());

        assertThat(page.status(), is(400));
        assertThat(page.body(), containsString("it knows none called &lt;b&gt;nobody&lt;/b&gt;."));
    }

    @Test
    void keepsRedirectUrisToTheLetterOutsideOfTheLoopback() {
        ConsentBrowser browser = new ConsentBrowser();
        AppClient app = new AppClient(sandbox, SCOPE)
                .with("client_id", "web-app")
                .with("redirect_uri", "https://app.example.org/callback?from=ehr");
        browser.visit(app.url());

        Reply back = browser.press("allow", JONAH);

        assertThat(header(back, "Location"), startsWith("https://app.example.org/callback?from=ehr&code="));
        assertThat(
                browser.visit(app.with("redirect_uri", "https://app.example.org:8443/callback?from=ehr")
                                .url())
                        .status(),
                is(400));
        assertThat(
                browser.visit(app.with("redirect_uri", "org.example.app:/callback")
                                .url())
                        .status(),
                is(200));
    }

    private static String header(Reply reply, String name) {
        return reply.response().headers().firstValue(name).orElse("");
    }
}
