package org.cgmkit.kit.tap;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.cgmkit.kit.capture.Capture;
import org.cgmkit.kit.capture.CapturedExchange;
import org.cgmkit.kit.capture.Interference;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.TlsSettings;
import org.cgmkit.reports.evidence.EvidenceFolder;
import org.cgmkit.reports.evidence.Redaction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a tap passes on, and how, before a server that answers what it is told to. */
class LiveTapTest {
    private static final int LARGE = 70_000_000;

    private final List<CapturedExchange> seen = Collections.synchronizedList(new ArrayList<>());
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer receiver;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.start();
    }

    @AfterEach
    void end() {
        receiver.stop(0);
    }

    @Test
    void namesItselfWhereTheReceiverNamesItself() throws IOException, InterruptedException {
        String own = "http://127.0.0.1:" + receiver.getAddress().getPort();
        answering(
                "application/json",
                "{\"token_endpoint\": \"" + own + "/auth/token\", \"escaped\": \"" + own.replace("/", "\\/") + "\"}");
        try (LiveTap<String> tap = tap(false)) {
            String origin = tap.baseUrl().replace("/fhir", "");
            HttpResponse<String> answer = get(tap.baseUrl() + "/x?aud="
                    + tap.baseUrl().replace(":", "%3A").replace("/", "%2F"));

            assertThat(
                    answer.body(),
                    is("{\"token_endpoint\": \"" + origin + "/auth/token\", \"escaped\": \""
                            + origin.replace("/", "\\/") + "\"}"));
            assertThat(answer.headers().firstValue("Location").orElse(""), is(origin + "/fhir/Observation/1"));
            assertThat(
                    asked,
                    is(List.of(own.substring(7) + " /fhir/x?aud="
                            + (own + "/fhir").replace(":", "%3A").replace("/", "%2F"))));
            assertThat(
                    "the exchange as the app saw it",
                    seen.getFirst().url(),
                    containsString(origin + "/fhir/x?aud=http%3A"));
            assertThat(seen.getFirst().answer(), containsString(origin));
        }
    }

    @Test
    void asksUnderItsOwnNameWhereItIsToldTo() throws IOException, InterruptedException {
        answering("application/json", "{}");
        try (LiveTap<String> tap = tap(true)) {
            get(tap.baseUrl() + "/metadata");

            assertThat(asked, is(List.of(URI.create(tap.baseUrl()).getAuthority() + " /fhir/metadata")));
        }
    }

    @Test
    void passesBodiesOfSeventyMegabytes() throws IOException, InterruptedException {
        byte[] body = ("{\"resourceType\": \"Binary\", \"data\": \"" + "A".repeat(LARGE) + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        long[] came = new long[1];
        receiver.createContext("/", exchange -> {
            came[0] = exchange.getRequestBody().readAllBytes().length;
            answer(exchange, "application/json", "{}");
        });
        try (LiveTap<String> tap = tap(false)) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(tap.baseUrl() + "/Binary"))
                            .header("Content-Type", "application/fhir+json")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode(), is(200));
            assertThat(came[0], is((long) body.length));
            assertThat(seen.getFirst().exchange().body().length(), is(body.length));
        }
    }

    @Test
    void saysThatTheReceiverCannotBeReached() throws IOException, InterruptedException {
        try (LiveTap<String> tap = tap(false)) {
            receiver.stop(0);
            HttpResponse<String> answer = get(tap.baseUrl() + "/metadata");

            assertThat(answer.statusCode(), is(502));
            assertThat(answer.body(), containsString("see that the server runs and can be reached"));
            assertThat(seen.getFirst().interference(), is(Interference.UNREACHABLE));
            assertThat("an answer of the receiver", seen.getFirst().status(), is(0));
        }
    }

    @Test
    void asksForTheAddressOfAReceiver() {
        ConfigurationException refused = assertThrows(
                ConfigurationException.class,
                () -> LiveTap.open(
                        new LiveTap.Place(
                                URI.create("ehr.example.org/fhir"), false, "127.0.0.1", 0, TlsSettings.standard()),
                        new Capture<>(exchange -> Optional.empty()),
                        new EvidenceFolder(folder, new Redaction()),
                        UnaryOperator.identity(),
                        seen::add));

        assertThat(refused.getMessage(), containsString("Expected the base URL of the server"));
    }

    private LiveTap<String> tap(boolean keepsHost) throws IOException {
        URI to = URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/fhir");
        return LiveTap.open(
                new LiveTap.Place(to, keepsHost, "127.0.0.1", 0, TlsSettings.standard()),
                new Capture<>(exchange -> Optional.<String>empty()),
                new EvidenceFolder(folder, new Redaction()),
                UnaryOperator.identity(),
                seen::add);
    }

    private void answering(String contentType, String body) {
        receiver.createContext("/", exchange -> {
            asked.add(exchange.getRequestHeaders().getFirst("Host") + " " + exchange.getRequestURI());
            answer(exchange, contentType, body);
        });
    }

    private void answer(HttpExchange exchange, String contentType, String body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", contentType);
        exchange.getResponseHeaders()
                .add("Location", "http://127.0.0.1:" + receiver.getAddress().getPort() + "/fhir/Observation/1");
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
