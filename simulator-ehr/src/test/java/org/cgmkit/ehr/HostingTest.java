package org.cgmkit.ehr;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.cgmkit.ehr.hosting.Hosting;
import org.cgmkit.ehr.hosting.ServerKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostingTest {

    @Test
    void servesHttpsWithACertificateMadeOnTheSpot() throws Exception {
        ServerKey key = ServerKey.selfSigned(List.of("localhost", "127.0.0.1"));

        try (EhrSimulator simulator = started(Hosting.LOOPBACK.with(key))) {
            assertThat(simulator.baseUrl(), startsWith("https://127.0.0.1:"));
            HttpResponse<String> metadata = get(trusting(key.certificate()), simulator.baseUrl() + "/metadata");
            assertThat(metadata.statusCode(), is(200));
            assertThrows(
                    SSLHandshakeException.class,
                    () -> get(HttpClient.newHttpClient(), simulator.baseUrl() + "/metadata"));
        }
    }

    @Test
    void linksLeadToThePublicUrl() throws Exception {
        Hosting hosting = Hosting.LOOPBACK.knownAs(URI.create("https://cgm.example.org"));

        try (EhrSimulator simulator = started(hosting)) {
            assertThat(simulator.baseUrl(), is("https://cgm.example.org/fhir"));
        }
    }

    @Test
    void letsPagesOfNamedOriginsIn() throws Exception {
        Hosting hosting = Hosting.LOOPBACK.openTo(List.of("https://app.example.org"));

        try (EhrSimulator simulator = started(hosting)) {
            assertThat(allowed(simulator, "https://app.example.org"), is("https://app.example.org"));
            assertThat(allowed(simulator, "https://evil.example.org"), is(""));
            assertThat(allowed(simulator, "https://appXexample.org"), is(""));
        }
    }

    @Test
    void aKeyThatIsNoneIsTold(@TempDir Path folder) throws IOException {
        Path certificate = Files.writeString(
                folder.resolve("c.pem"),
                ServerKey.selfSigned(List.of("localhost")).certificate());
        Path key = Files.writeString(folder.resolve("k.pem"), "hello");

        Exception mistake = assertThrows(IllegalArgumentException.class, () -> ServerKey.of(certificate, key));

        assertThat(String.valueOf(mistake.getMessage()), containsString("Expected an unencrypted PKCS #8 key as PEM"));
    }

    @Test
    void aPublicUrlHasNoPath() {
        Exception mistake = assertThrows(
                IllegalArgumentException.class, () -> Hosting.LOOPBACK.knownAs(URI.create("https://x.org/fhir")));

        assertThat(String.valueOf(mistake.getMessage()), containsString("without a path, but got https://x.org/fhir"));
    }

    private static EhrSimulator started(Hosting hosting) {
        return EhrSimulator.start(EhrOptions.standard().with(hosting).with(new NoValidation()));
    }

    private static String allowed(EhrSimulator simulator, String origin) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.baseUrl() + "/metadata"))
                .header("Origin", origin)
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .headers()
                .firstValue("Access-Control-Allow-Origin")
                .orElse("");
    }

    private static HttpResponse<String> get(HttpClient client, String url) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }

    private static HttpClient trusting(String pem) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry(
                "simulator",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8))));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }
}
