package org.cgmkit.kit.wire;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;
import org.cgmkit.kit.config.HttpTarget;
import org.cgmkit.reports.evidence.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is to be sent arrives as it was said, and what came is read and kept as it came. */
class DirectSendingTest {
    private static final byte[] TEXT = "{\"unit\":\"µmol\"}".getBytes(StandardCharsets.UTF_8);

    private final List<String> received = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fhir/Observation?date=ge2025&date=lt2026&code=a%7Cb",
                "/fhir/%24op//x/",
                "/fhir/Observation?a&b=&c=%2B+d",
                "/fhir/%7Bid%7D?q=%7Bx%7D"
            })
    void anAddressIsSentToTheLetter(String address) {
        send("GET", address, List.of(), null);

        assertThat(received, hasItem("GET " + address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH"})
    void whatMayHaveABodySaysThatItIsEmpty(String method) {
        send(method, "/fhir", List.of(), null);

        assertThat(received, hasItem("content-length: 0"));
    }

    @Test
    void whatHasNoBodySaysNothingOfOne() {
        send("GET", "/fhir", List.of(), null);

        assertThat(received, not(hasItem("content-length: 0")));
    }

    @Test
    void repeatedHeadersAndBytesOfABodyArrive() {
        send("POST", "/fhir", List.of(new Header("X-A", "1"), new Header("X-A", "2")), "{\"é\":1}");

        assertThat(received, hasItems("x-a: 1", "x-a: 2", "{\"é\":1}"));
    }

    @Test
    void aCompressedAnswerIsReadAndItsHeadersAreKept() {
        Exchange answer = send("GET", "/gzip", List.of(), null);

        assertThat(answer.body(), is(new String(TEXT, StandardCharsets.UTF_8)));
        assertThat(answer.header("Content-Encoding"), is(Optional.of("gzip")));
        assertThat(received, hasItem("accept-encoding: gzip,deflate"));
    }

    @Test
    void aRedirectionIsAnAnswer() {
        assertThat(send("GET", "/elsewhere", List.of(), null).status(), is(302));
        assertThat(received.stream().filter(line -> line.startsWith("GET")).toList(), contains("GET /elsewhere"));
    }

    private Exchange send(String method, String address, List<Header> headers, @Nullable String body) {
        String origin = "http://127.0.0.1:" + server.getAddress().getPort();
        HttpTarget target = HttpTarget.at(origin + "/fhir").build();
        try (HttpClients clients = new HttpClients(target)) {
            return new HttpTransport(target, clients, exchange -> {}).send(method, origin + address, headers, body);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        received.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        exchange.getRequestHeaders()
                .forEach((name, values) ->
                        values.forEach(value -> received.add(name.toLowerCase(Locale.ROOT) + ": " + value)));
        received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        boolean compressed = exchange.getRequestURI().getPath().equals("/gzip");
        boolean elsewhere = exchange.getRequestURI().getPath().equals("/elsewhere");
        byte[] body = compressed ? gzip() : TEXT;
        if (compressed) {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
        }
        exchange.getResponseHeaders().add("Location", "/there");
        exchange.sendResponseHeaders(elsewhere ? 302 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static byte[] gzip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
            packed.write(TEXT);
        }
        return bytes.toByteArray();
    }
}
