package org.cgmkit.kit.tap;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
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
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.cgmkit.kit.capture.Capture;
import org.cgmkit.kit.capture.CapturedExchange;
import org.cgmkit.reports.evidence.EvidenceFolder;
import org.cgmkit.reports.evidence.Redaction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients and servers that compress what they send are understood, and reach each other as without the tap. */
class CompressedExchangeTest {
    private static final String QUESTION = "{\"resourceType\": \"Bundle\", \"id\": \"grüße\"}";
    private static final String REPLY = "{\"resourceType\": \"ServiceRequest\", \"id\": \"größe\"}";

    private final List<CapturedExchange> seen = Collections.synchronizedList(new ArrayList<>());
    private final List<String> came = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private Tap tap;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        tap = Tap.start(
                "127.0.0.1",
                0,
                "http://127.0.0.1:" + server.getAddress().getPort(),
                new FaultQueue(),
                new Recorder(
                        new EvidenceFolder(folder, new Redaction()),
                        new Capture<>(exchange -> Optional.empty()),
                        seen::add,
                        UnaryOperator.identity()));
    }

    @AfterEach
    void end() {
        tap.close();
        server.stop(0);
    }

    @Test
    void aCompressedAnswerIsReadAndStaysCompressed() throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(URI.create(tap.address() + "/x"))
                .header("Accept-Encoding", "gzip, deflate, br"));

        assertThat(answer.headers().firstValue("Content-Encoding"), is(Optional.of("gzip")));
        assertThat(plain(answer.body()), is(REPLY));
        assertThat(seen.getFirst().answer(), is(REPLY));
    }

    @Test
    void aCompressedRequestIsReadAndStaysCompressed() throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(URI.create(tap.address() + "/x"))
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(compressed(QUESTION))));

        assertThat(new String(answer.body(), StandardCharsets.UTF_8), is(REPLY));
        assertThat(came, is(List.of("gzip " + QUESTION)));
        assertThat(seen.getFirst().exchange().body(), is(QUESTION));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String coding = exchange.getRequestHeaders().getFirst("Content-Encoding");
        byte[] body = exchange.getRequestBody().readAllBytes();
        came.add(coding + " " + ("gzip".equals(coding) ? plain(body) : new String(body, StandardCharsets.UTF_8)));
        String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
        byte[] reply = REPLY.getBytes(StandardCharsets.UTF_8);
        if (accepted != null && accepted.contains("gzip")) {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            reply = compressed(REPLY);
        }
        exchange.sendResponseHeaders(200, reply.length);
        exchange.getResponseBody().write(reply);
        exchange.close();
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static byte[] compressed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new GZIPOutputStream(bytes)) {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String plain(byte[] bytes) throws IOException {
        return new String(new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes(), StandardCharsets.UTF_8);
    }
}
