package org.cgmkit.kit.wire;

import static io.restassured.RestAssured.given;

import io.restassured.config.EncoderConfig;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.Headers;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.cgmkit.kit.config.HttpTarget;
import org.cgmkit.reports.evidence.Header;
import org.cgmkit.reports.evidence.HttpExchange;
import org.jspecify.annotations.Nullable;

/** Sends requests as they are, over TLS and proxies as the target's owner says, and keeps every exchange. */
public final class HttpTransport {
    /** The content type of a web form. */
    public static final String FORM = "application/x-www-form-urlencoded";

    private static final String ROOT = "/";

    private static final RestAssuredConfig SETTINGS = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false))
            .httpClient(HttpClientConfig.httpClientConfig().reuseHttpClientInstance());

    private final HttpTarget target;
    private final HttpClients clients;
    private final Consumer<HttpExchange> log;

    /** A transport over those connections that hands every exchange to the log. */
    public HttpTransport(HttpTarget target, HttpClients clients, Consumer<HttpExchange> log) {
        this.target = target;
        this.clients = clients;
        this.log = log;
    }

    /**
     * Sends a request once, whatever the answer.
     *
     * @param url the whole address, encoded
     * @param body the body, or null
     * @throws NoAnswerException where no answer came
     */
    public Exchange send(String method, String url, List<Header> headers, @Nullable String body) {
        // All headers at once: REST Assured goes through those that are there each time that it gets some.
        RequestSpecification specification = given().config(SETTINGS)
                .urlEncodingEnabled(false)
                .filter(new DirectSending(clients.client(url), url))
                .headers(new Headers(headers.stream()
                        .map(h -> new io.restassured.http.Header(h.name(), h.value()))
                        .toList()));
        if (body != null) {
            specification.body(body.getBytes(StandardCharsets.UTF_8));
        }
        Instant when = Instant.now();
        long began = System.nanoTime();
        try {
            // Where DirectSending sends it to is not for REST Assured to read: it takes braces in a query for places to
            // fill in.
            Response response = specification.request(method, ROOT);
            HttpExchange.Answer answer = new HttpExchange.Answer(
                    response.statusCode(),
                    reason(response.statusLine()),
                    headers(response.headers()),
                    new String(response.asByteArray(), StandardCharsets.UTF_8));
            return new Exchange(keep(method, url, headers, body, when, began, answer), answer);
        } catch (Exception e) {
            // REST Assured, being Groovy, throws checked exceptions that it does not declare.
            NoAnswerException failure = NoAnswerException.because(e, method, url, target.answerTimeout());
            keep(method, url, headers, body, when, began, new HttpExchange.NoAnswer(failure.why()));
            throw failure;
        }
    }

    private HttpExchange keep(
            String method,
            String url,
            List<Header> headers,
            @Nullable String body,
            Instant when,
            long began,
            HttpExchange.Reply reply) {
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        HttpExchange exchange = new HttpExchange(when, took, method, url, headers, body == null ? "" : body, reply);
        log.accept(exchange);
        return exchange;
    }

    /** What follows the status code in the status line, such as {@code Not Found}. */
    private static String reason(String statusLine) {
        String[] parts = statusLine.split(" ", 3);
        return parts.length < 3 ? "" : parts[2].strip();
    }

    private static List<Header> headers(Headers headers) {
        return headers.asList().stream()
                .map(h -> new Header(h.getName(), h.getValue()))
                .toList();
    }
}
