package org.cgmkit.submitter;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.cgmkit.fixtures.Json;
import org.jspecify.annotations.Nullable;

/** Stands between the app and a receiver: writes down what goes over the wire, and makes trouble for submissions. */
final class RecordingRelay implements AutoCloseable {
    private static final Set<String> OWN =
            Set.of("connection", "content-length", "transfer-encoding", "upgrade", "http2-settings");

    private final HttpServer server;
    private final URI behind;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Seen> seen = new ArrayList<>();
    private final Deque<Trouble> troubles = new ArrayDeque<>();
    private final CountDownLatch holding = new CountDownLatch(1);

    /** What is done to a submission. */
    sealed interface Trouble {
        /** It is answered so, and does not get through. */
        record Instead(int status, Map<String, String> headers) implements Trouble {}

        /** It is answered 429, and asked to come again after the date that is then so far away, cut to its second. */
        record Later(Duration away) implements Trouble {
            String date() {
                return ZonedDateTime.now(ZoneOffset.UTC).plus(away).format(DateTimeFormatter.RFC_1123_DATE_TIME);
            }
        }

        /** It gets through, and the answer is this one instead of the receiver's, compressed where its header fields say so. */
        record Saying(int status, Map<String, String> headers, UnaryOperator<String> answer) implements Trouble {
            byte[] bytes(String body) throws IOException {
                if (!headers.containsKey("Content-Encoding")) {
                    return body.getBytes(UTF_8);
                }
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
                    zip.write(body.getBytes(UTF_8));
                }
                return bytes.toByteArray();
            }
        }

        /** It gets through, and the answer is lost. */
        record LostAnswer() implements Trouble {}

        /** It gets through, and there is no answer for as long as the relay is there. */
        record Held() implements Trouble {}
    }

    /**
     * What went over the wire.
     *
     * @param headers of the request, names in lower case
     * @param status of the answer, 0 where there was none
     */
    record Seen(
            Instant time,
            String method,
            String url,
            Map<String, String> headers,
            String body,
            int status,
            String answer) {
        JsonNode json() {
            return parsed(body);
        }

        JsonNode answered() {
            return parsed(answer);
        }

        boolean submission() {
            return !method.equals("GET") && body.contains("\"Bundle\"");
        }

        Seen answered(int with, String saying) {
            return new Seen(time, method, url, headers, body, with, saying);
        }

        private static JsonNode parsed(String text) {
            try {
                return Json.MAPPER.readTree(text);
            } catch (JsonProcessingException e) {
                return Json.MAPPER.missingNode();
            }
        }
    }

    private RecordingRelay(HttpServer server, URI behind) {
        this.server = server;
        this.behind = behind;
    }

    /** A relay before that receiver. */
    static RecordingRelay before(String base) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        RecordingRelay relay = new RecordingRelay(server, URI.create(base));
        server.createContext("/", relay::take);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return relay;
    }

    /** The receiver's base URL for the app. */
    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + behind.getPath());
    }

    /** Lets the next submissions meet these troubles, one each. */
    synchronized void plan(List<Trouble> next) {
        troubles.addAll(next);
    }

    /** What went over the wire so far. */
    synchronized List<Seen> seen() {
        return List.copyOf(seen);
    }

    /** The submissions, or what was meant as such. */
    List<Seen> submissions() {
        return seen().stream().filter(Seen::submission).toList();
    }

    /** Returns when a submission got through and its answer is held back. */
    void awaitHeld() throws InterruptedException {
        holding.await();
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            Instant time = Instant.now();
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            Map<String, String> headers = new TreeMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
            Seen request = new Seen(
                    time, exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body, 0, "");
            Trouble trouble = request.submission() ? next() : null;
            if (trouble instanceof Trouble.Instead instead) {
                instead.headers().forEach(exchange.getResponseHeaders()::set);
                answer(exchange, request, instead.status(), "{\"resourceType\":\"OperationOutcome\"}");
                return;
            }
            if (trouble instanceof Trouble.Later later) {
                exchange.getResponseHeaders().set("Retry-After", later.date());
                answer(exchange, request, 429, "{\"resourceType\":\"OperationOutcome\"}");
                return;
            }
            HttpResponse<String> through = through(request);
            if (trouble instanceof Trouble.Saying saying) {
                String other = saying.answer().apply(through.body());
                saying.headers().forEach(exchange.getResponseHeaders()::set);
                note(request.answered(saying.status(), other));
                send(exchange, saying.status(), saying.bytes(other));
                return;
            }
            if (trouble != null) {
                note(request);
                if (trouble instanceof Trouble.Held) {
                    holding.countDown();
                    new CountDownLatch(1).await();
                }
                return;
            }
            through.headers().map().forEach((name, values) -> {
                if (!OWN.contains(name) && !name.startsWith(":")) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            answer(exchange, request, through.statusCode(), through.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Trouble next() {
        return troubles.poll();
    }

    private synchronized void note(Seen exchange) {
        seen.add(exchange);
    }

    private void answer(HttpExchange exchange, Seen request, int status, String body) throws IOException {
        note(request.answered(status, body));
        send(exchange, status, body.getBytes(UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] bytes) throws IOException {
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private HttpResponse<String> through(Seen request) throws IOException, InterruptedException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(behind.resolve(request.url()))
                .method(request.method(), BodyPublishers.ofString(request.body()));
        request.headers().forEach((name, value) -> {
            if (!OWN.contains(name)) {
                builder.header(name, value);
            }
        });
        return client.send(builder.build(), BodyHandlers.ofString());
    }
}
