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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.cgmkit.kit.config.ClientCertificate;
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

/** TLS as it is used: against servers with an authority of their own, one of which wants a client certificate. */
@TestInstance(Lifecycle.PER_CLASS)
class TlsTest {
    private Path folder;
    private TestCertificates certificates;
    private WireMockServer server;
    private WireMockServer mutual;

    @BeforeAll
    void start(@TempDir Path kept) throws Exception {
        folder = kept;
        certificates = TestCertificates.in(folder);
        server = started(false);
        mutual = started(true);
    }

    @AfterAll
    void end() {
        server.stop();
        mutual.stop();
    }

    @Test
    void anUnknownAuthorityIsNotTrusted() {
        NoAnswerException refused = assertThrows(NoAnswerException.class, () -> get(server, TlsSettings.standard()));

        assertThat(refused.why(), containsString("No trusted TLS connection to https://localhost:"));
        assertThat(refused.why(), containsString("'tls' in a target file"));
    }

    @Test
    void anAuthorityOfTheTargetsOwnIsTrustedWhenItIsGiven() throws Exception {
        assertThat(
                get(server, TlsSettings.of(certificates.authority(), null, false))
                        .status(),
                is(200));
    }

    @Test
    void theNameIsStillChecked() throws Exception {
        TlsSettings tls = TlsSettings.of(certificates.authority(), null, false);

        NoAnswerException refused =
                assertThrows(NoAnswerException.class, () -> send("https://[::1]:" + server.httpsPort(), tls));

        assertThat(refused.why(), containsString("https://[::1]"));
    }

    @Test
    void anyCertificateIsTakenOnlyWhereThatIsSaid() {
        assertThat(get(server, TlsSettings.of(null, null, true)).status(), is(200));
    }

    @Test
    void withoutAClientCertificateNothingComesFromAServerThatWantsOne() throws Exception {
        TlsSettings tls = TlsSettings.of(certificates.authority(), null, false);

        assertThrows(NoAnswerException.class, () -> get(mutual, tls));
    }

    @Test
    void aClientCertificateInPkcs12IsShown() throws Exception {
        ClientCertificate client =
                new ClientCertificate.Pkcs12(certificates.identity("client"), TestCertificates.PASSWORD);

        assertThat(
                get(mutual, TlsSettings.of(certificates.authority(), client, false))
                        .status(),
                is(200));
    }

    @Test
    void aClientCertificateInPemIsShown() throws Exception {
        ClientCertificate client =
                new ClientCertificate.PemFiles(certificates.clientCertificate(), certificates.clientKey());

        assertThat(
                get(mutual, TlsSettings.of(certificates.authority(), client, false))
                        .status(),
                is(200));
    }

    @Test
    void aWrongPasswordIsToldAsThat() throws Exception {
        ClientCertificate client = new ClientCertificate.Pkcs12(certificates.identity("client"), "wrong");

        ConfigurationException told =
                assertThrows(ConfigurationException.class, () -> TlsSettings.of(null, client, false));

        assertThat(told.getMessage(), containsString("The password does not open the client certificate"));
    }

    @Test
    void aKeyInAnOldFormIsToldWithTheCommandThatConvertsIt() throws Exception {
        Path old = Files.writeString(
                folder.resolve("old.key"), "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n");
        ClientCertificate client = new ClientCertificate.PemFiles(certificates.clientCertificate(), old);

        ConfigurationException told =
                assertThrows(ConfigurationException.class, () -> TlsSettings.of(null, client, false));

        assertThat(told.getMessage(), containsString("openssl pkcs8 -topk8 -nocrypt"));
    }

    private WireMockServer started(boolean clientCertificateWanted) throws Exception {
        WireMockServer made = new WireMockServer(options()
                .httpDisabled(true)
                .dynamicHttpsPort()
                .keystorePath(certificates.identity("server").toString())
                .keystoreType("PKCS12")
                .keystorePassword(TestCertificates.PASSWORD)
                .keyManagerPassword(TestCertificates.PASSWORD)
                .trustStorePath(certificates.trust().toString())
                .trustStoreType("PKCS12")
                .trustStorePassword(TestCertificates.PASSWORD)
                .needClientAuth(clientCertificateWanted));
        made.start();
        made.stubFor(any(anyUrl()).willReturn(ok("{}")));
        return made;
    }

    private static Exchange get(WireMockServer server, TlsSettings tls) {
        return send("https://localhost:" + server.httpsPort(), tls);
    }

    private static Exchange send(String base, TlsSettings tls) {
        HttpTarget target = HttpTarget.at(base + "/fhir")
                .connection(new Connection(tls, Proxies.of(Map.of()), Duration.ZERO))
                .build();
        return new TargetClient(target, exchange -> {}, Sleeper.real()).send(Request.get("metadata"));
    }
}
