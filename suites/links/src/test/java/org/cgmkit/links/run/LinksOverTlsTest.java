package org.cgmkit.links.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cgmkit.fixtures.Json;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.ServerCertificate;
import org.cgmkit.kit.config.TlsSettings;
import org.cgmkit.kit.proof.SilentListener;
import org.cgmkit.kit.proof.TestCertificates;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.links.LinkCreatorSuite;
import org.cgmkit.links.LinkReceiverSuite;
import org.cgmkit.links.catalogue.LinkCatalogue;
import org.cgmkit.links.config.CreatorDescription;
import org.cgmkit.links.config.ReceiverDescription;
import org.cgmkit.links.link.LinkText;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.evidence.Redaction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Apps whose certificates are of an authority of their own, for their hooks and for what is behind their links. */
class LinksOverTlsTest {
    private static TestCertificates certificates;

    @TempDir
    private static Path made;

    @TempDir
    private Path folder;

    private HttpsServer app;

    @BeforeAll
    static void makeCertificates() throws Exception {
        certificates = TestCertificates.in(made);
    }

    @BeforeEach
    void startTheApp() throws Exception {
        app = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        app.setHttpsConfigurator(new HttpsConfigurator(
                new ServerCertificate(certificates.serverCertificate(), certificates.serverKey()).context()));
        app.createContext("/create", exchange -> answer(exchange, "text/plain", link()));
        app.createContext("/shl", exchange -> answer(exchange, "application/json", "{\"files\":[]}"));
        app.createContext("/open", this::open);
        app.start();
    }

    @AfterEach
    void endTheApp() {
        app.stop(0);
    }

    @Test
    void aCreatorIsTrustedWhoseAuthorityIsDeclared() throws Exception {
        CreatorDescription described = creator("tls: {authorities: '" + certificates.authority() + "'}");
        RunReport found = LinkCreatorSuite.all("test")
                .only(RequirementSelection.only(
                        List.of("shlink-creator.manifest.response"), LinkCatalogue.get(), LinkCreatorSuite.role()))
                .run(described.begun(folder), folder, List.of(), new SilentListener(), new Redaction());

        assertThat(found.checks().getFirst().outcome(), is(Outcome.PASS));
    }

    @Test
    void aCreatorIsNotTrustedWithoutThat() throws Exception {
        CreatorDescription described = creator("");

        assertThat(
                String.valueOf(assertThrows(ConfigurationException.class, () -> described.begun(folder))
                        .getMessage()),
                containsString("/create"));
    }

    @Test
    void linksAreServedToAReceiverOverTls() throws Exception {
        Path file = Files.writeString(folder.resolve("receiver.yaml"), """
                kind: shlink-receiver
                trigger: {open: '%s/open'}
                listen: {certificate: '%s', key: '%s'}
                tls: {authorities: '%s'}
                waits: {settle: 50 ms}
                """.formatted(
                address(), certificates.serverCertificate(), certificates.serverKey(), certificates.authority()));
        RunReport found = LinkReceiverSuite.all("test")
                .only(RequirementSelection.only(
                        List.of("shlink-receiver.manifest.post"), LinkCatalogue.get(), LinkReceiverSuite.role()))
                .run(
                        ReceiverDescription.read(file, Map.of(), LinkCatalogue.get(), LinkReceiverSuite.role(), folder),
                        folder,
                        new SilentListener(),
                        new Redaction());

        assertThat(
                found.checks().getFirst().message(), found.checks().getFirst().outcome(), is(Outcome.PASS));
    }

    private CreatorDescription creator(String tls) throws IOException {
        return CreatorDescription.read(
                Files.writeString(
                        folder.resolve("creator.yaml"),
                        "kind: shlink-creator\ntrigger: {create: '" + address() + "/create'}\n" + tls),
                Map.of(),
                LinkCatalogue.get(),
                LinkCreatorSuite.role());
    }

    private String address() {
        return "https://127.0.0.1:" + app.getAddress().getPort();
    }

    private String link() {
        String payload = Json.text(
                Json.object().put("url", address() + "/shl/" + "a".repeat(43)).put("key", "A".repeat(43)));
        return "shlink:/" + Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes(UTF_8));
    }

    /** A receiver that trusts the kit's certificate, and asks for the manifest. */
    private void open(HttpExchange exchange) throws IOException {
        String given = Json.MAPPER
                .readTree(exchange.getRequestBody().readAllBytes())
                .path("link")
                .asText();
        try (HttpClient http = HttpClient.newBuilder()
                .sslContext(Objects.requireNonNull(
                        TlsSettings.of(certificates.authority(), null, false).context()))
                .build()) {
            http.send(
                    HttpRequest.newBuilder(
                                    URI.create(LinkText.of(given).payload().url()))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString("{\"recipient\":\"a test\"}"))
                            .build(),
                    BodyHandlers.discarding());
            answer(exchange, "text/plain", "opened");
        } catch (Exception e) {
            answer(exchange, "text/plain", String.valueOf(e));
        }
    }

    private static void answer(HttpExchange exchange, String type, String text) throws IOException {
        try (exchange) {
            byte[] bytes = text.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
