package org.cgmkit.kit.wire;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.Connection;
import org.cgmkit.kit.config.HttpTarget;
import org.cgmkit.kit.config.Proxies;
import org.cgmkit.kit.config.TlsSettings;
import org.cgmkit.kit.proof.TestCertificates;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Proxies as they are used: the target's name is one that only the proxy knows. */
@TestInstance(Lifecycle.PER_CLASS)
class ProxyTest {
    private static final String NOWHERE = "http://ehr.test/fhir";

    @TempDir
    Path folder;

    private WireMockServer proxy;

    @BeforeAll
    void start() {
        proxy = new WireMockServer(options().dynamicPort());
        proxy.start();
        proxy.stubFor(any(anyUrl()).willReturn(ok("{}")));
    }

    @AfterAll
    void end() {
        proxy.stop();
    }

    @Test
    void theProxyOfTheEnvironmentIsAsked() {
        Exchange answer =
                send(NOWHERE, Map.of("http_proxy", "http://127.0.0.1:" + proxy.port()), TlsSettings.standard());

        assertThat(answer.status(), is(200));
        assertThat(
                "asked of the proxy",
                proxy.getAllServeEvents().getFirst().getRequest().getAbsoluteUrl(),
                containsString("ehr.test/fhir/metadata"));
    }

    @Test
    void whatNoProxyNamesIsAskedDirectly() {
        Map<String, String> environment =
                Map.of("HTTP_PROXY", "http://127.0.0.1:" + proxy.port(), "no_proxy", "other.example, .test");

        NoAnswerException failed =
                assertThrows(NoAnswerException.class, () -> send(NOWHERE, environment, TlsSettings.standard()));

        assertThat(failed.why(), containsString("The name in http://ehr.test/fhir/metadata is not known"));
    }

    @Test
    void thisMachineIsNeverAskedThroughAProxy() {
        String here = "http://127.0.0.1:" + proxy.port() + "/fhir";

        assertThat(
                send(here, Map.of("http_proxy", "http://127.0.0.1:1"), TlsSettings.standard())
                        .status(),
                is(200));
    }

    @Test
    void theJavaPropertiesGoBeforeTheEnvironment() {
        System.setProperty("http.proxyHost", "127.0.0.1");
        System.setProperty("http.proxyPort", "" + proxy.port());
        try {
            assertThat(
                    send(NOWHERE, Map.of("http_proxy", "http://127.0.0.1:1"), TlsSettings.standard())
                            .status(),
                    is(200));
        } finally {
            System.clearProperty("http.proxyHost");
            System.clearProperty("http.proxyPort");
        }
    }

    @Test
    void tlsGoesThroughATunnelThatKnowsTheUser() throws Exception {
        TestCertificates certificates = TestCertificates.in(folder);
        WireMockServer server = new WireMockServer(options()
                .httpDisabled(true)
                .dynamicHttpsPort()
                .keystorePath(certificates.identity("server").toString())
                .keystoreType("PKCS12")
                .keystorePassword(TestCertificates.PASSWORD)
                .keyManagerPassword(TestCertificates.PASSWORD));
        server.start();
        server.stubFor(any(anyUrl()).willReturn(ok("{}")));
        try (ConnectProxy tunnel = new ConnectProxy(server.httpsPort())) {
            Map<String, String> environment = Map.of("https_proxy", "http://me:p%40ss@127.0.0.1:" + tunnel.port());

            Exchange answer =
                    send("https://ehr.test/fhir", environment, TlsSettings.of(certificates.authority(), null, false));

            assertThat(answer.status(), is(200));
            assertThat(tunnel.asked().getLast(), containsString("CONNECT ehr.test:443"));
            assertThat(
                    tunnel.asked().getLast(),
                    containsString(
                            "Basic " + Base64.getEncoder().encodeToString("me:p@ss".getBytes(StandardCharsets.UTF_8))));
        } finally {
            server.stop();
        }
    }

    @Test
    void aProxyThatCannotBeUnderstoodIsToldWithoutItsPassword() {
        ConfigurationException told = assertThrows(
                ConfigurationException.class,
                () -> send(NOWHERE, Map.of("http_proxy", "socks5://me:s3cret@proxy:1080"), TlsSettings.standard()));

        assertThat(told.getMessage(), containsString("the environment variable http_proxy to name an HTTP proxy"));
        assertThat("shows the password", String.valueOf(told.getMessage()).contains("s3cret"), is(false));
    }

    private static Exchange send(String base, Map<String, String> environment, TlsSettings tls) {
        HttpTarget target = HttpTarget.at(base)
                .connection(new Connection(tls, Proxies.of(environment), Duration.ZERO))
                .build();
        return new TargetClient(target, exchange -> {}, Sleeper.real()).send(Request.get("metadata"));
    }
}
