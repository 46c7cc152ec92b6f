package org.cgmkit.kit.tap;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.cgmkit.kit.capture.Capture;
import org.cgmkit.reports.evidence.EvidenceFolder;
import org.cgmkit.reports.evidence.Redaction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page in a browser can read a fault as any other client can: without CORS headers it would see no answer at all. */
class FaultForPageTest {
    private static final String ORIGIN = "https://app.example.org";

    private final FaultQueue faults = new FaultQueue();
    private HttpServer server;
    private Tap tap;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write(new byte[] {'{', '}'});
            exchange.close();
        });
        server.start();
        tap = Tap.start(
                "127.0.0.1",
                0,
                "http://127.0.0.1:" + server.getAddress().getPort(),
                faults,
                new Recorder(
                        new EvidenceFolder(folder, new Redaction()),
                        new Capture<>(exchange -> Optional.empty()),
                        exchange -> {},
                        UnaryOperator.identity()));
    }

    @AfterEach
    void end() {
        tap.close();
        server.stop(0);
    }

    @Test
    void aPageReadsTheStatusAndHowLongToWait() throws IOException, InterruptedException {
        faults.plan(List.of(Fault.throttled(2)));

        HttpResponse<String> answer = submit("Origin", ORIGIN);

        assertThat(answer.statusCode(), is(429));
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"), is(Optional.of(ORIGIN)));
        assertThat(answer.headers().firstValue("Access-Control-Expose-Headers"), is(Optional.of("Retry-After")));
        assertThat(answer.headers().firstValue("Retry-After"), is(Optional.of("2")));
    }

    @Test
    void anAppThatIsNoPageIsNotToldOfPages() throws IOException, InterruptedException {
        faults.plan(List.of(Fault.unavailable()));

        HttpResponse<String> answer = submit("Accept", "application/fhir+json");

        assertThat(answer.statusCode(), is(503));
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"), is(Optional.empty()));
    }

    @Test
    void theQuestionOfABrowserUsesUpNoFault() throws IOException, InterruptedException {
        faults.plan(List.of(Fault.unavailable()));

        assertThat(asked(), is("HTTP/1.1 200 OK"));
        assertThat(submit("Origin", ORIGIN).statusCode(), is(503));
    }

    private HttpResponse<String> submit(String header, String value) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(tap.address() + "/x"))
                .header(header, value)
                .POST(HttpRequest.BodyPublishers.ofString("{\"resourceType\": \"Bundle\"}")));
    }

    /** The first line of the answer to a preflight, which has neither a body nor a length, as a browser sends it. */
    private String asked() throws IOException {
        URI address = URI.create(tap.address());
        try (Socket socket = new Socket(address.getHost(), address.getPort());
                BufferedReader answer =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            socket.getOutputStream()
                    .write(("OPTIONS /x HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\nOrigin: " + ORIGIN
                                    + "\r\nAccess-Control-Request-Method: POST\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            return String.valueOf(answer.readLine());
        }
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
