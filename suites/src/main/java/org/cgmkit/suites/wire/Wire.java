package org.cgmkit.suites.wire;

import static io.restassured.RestAssured.given;

import io.restassured.config.DecoderConfig;
import io.restassured.config.EncoderConfig;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RedirectConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.http.Headers;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cgmkit.reports.evidence.Header;
import org.cgmkit.reports.evidence.HttpExchange;
import org.cgmkit.suites.setup.ReceiverTarget;

/** Sends requests to a target over REST Assured, waits where it asks to (429), and keeps every exchange. */
public final class Wire {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

    private final ReceiverTarget target;
    private final Consumer<HttpExchange> log;
    private final Pause pause;
    private final Pacing pacing;
    private final RestAssuredConfig config;
    private long settled = System.nanoTime();

    /** A way to the target that hands every exchange to the log, and keeps its pauses by itself. */
    public Wire(ReceiverTarget target, Consumer<HttpExchange> log, Pause pause) {
        this(target, log, pause, Pacing.of(target, pause));
    }

    /** The same, keeping its pauses together with all who share that pacing. */
    public Wire(ReceiverTarget target, Consumer<HttpExchange> log, Pause pause, Pacing pacing) {
        this.target = target;
        this.log = log;
        this.pause = pause;
        this.pacing = pacing;
        this.config = RestAssuredConfig.config()
                .redirect(RedirectConfig.redirectConfig().followRedirects(false))
                .encoderConfig(EncoderConfig.encoderConfig()
                        .defaultContentCharset(StandardCharsets.UTF_8)
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                        .encodeContentTypeAs(Request.FHIR_JSON, ContentType.TEXT))
                .decoderConfig(DecoderConfig.decoderConfig().defaultContentCharset(StandardCharsets.UTF_8))
                .httpClient(HttpClientConfig.httpClientConfig()
                        .setParam("http.connection.timeout", (int)
                                target.connectTimeout().toMillis())
                        .setParam("http.socket.timeout", (int)
                                target.answerTimeout().toMillis()))
                .sslConfig(Connecting.sslConfig(target.connection().tls()));
    }

    /**
     * Sends the request, again after each 429, and returns the last exchange.
     *
     * @throws NoAnswer where no answer came
     * @throws StillThrottled where the target answered 429 for longer than {@link ReceiverTarget#throttleLimit()}
     */
    public Exchange send(Request request) {
        Duration waited = Duration.ZERO;
        Duration next = FIRST_WAIT;
        while (true) {
            Exchange exchange = sendOnce(request);
            if (exchange.status() != 429) {
                return exchange;
            }
            waited = waitAfter(exchange, waited, next);
            next = next.multipliedBy(2);
        }
    }

    /**
     * Waits as a 429 asks, for whoever sends once and wants to look at the 429.
     *
     * @param waited how long was waited for the same already
     * @param otherwise how long to wait where the answer does not say
     * @return how long was waited in all
     * @throws StillThrottled where that would be longer than {@link ReceiverTarget#throttleLimit()}
     */
    public Duration waitAfter(Exchange throttled, Duration waited, Duration otherwise) {
        Duration wait = throttled
                .header("Retry-After")
                .flatMap(value -> RetryAfter.parse(value, Instant.now()))
                .orElse(otherwise);
        if (waited.plus(wait).compareTo(target.throttleLimit()) > 0) {
            throw new StillThrottled(throttled.toString(), waited);
        }
        sleep(wait);
        return waited.plus(wait);
    }

    /**
     * Sends the request once, whatever the answer.
     *
     * @throws NoAnswer where no answer came
     */
    public Exchange sendOnce(Request request) {
        String url = target.url(request.path());
        List<Header> headers = headers(request);
        RequestSpecification specification = given().config(config).urlEncodingEnabled(false);
        headers.forEach(h -> specification.header(h.name(), h.value()));
        if (request.body() != null) {
            specification.body(request.body().getBytes(StandardCharsets.UTF_8));
        }
        Connecting.throughProxy(specification, target.connection().proxies(), url);
        settle(request);
        pacing.await();
        Instant when = Instant.now();
        long began = System.nanoTime();
        try {
            Response response = specification.request(request.method(), url);
            HttpExchange.Answer answer = new HttpExchange.Answer(
                    response.statusCode(),
                    reason(response.statusLine()),
                    headers(response.headers()),
                    new String(response.asByteArray(), StandardCharsets.UTF_8));
            HttpExchange exchange = keep(request, url, headers, when, began, answer);
            if (request.body() != null) {
                settled = System.nanoTime() + target.storageDelay().toNanos();
            }
            return new Exchange(exchange, answer);
        } catch (Exception e) {
            // REST Assured, being Groovy, throws checked exceptions that it does not declare.
            NoAnswer failure = NoAnswer.because(e, request.method(), url, target.answerTimeout());
            keep(request, url, headers, when, began, new HttpExchange.NoAnswer(failure.why()));
            throw failure;
        }
    }

    private HttpExchange keep(
            Request request, String url, List<Header> headers, Instant when, long began, HttpExchange.Reply reply) {
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        String body = request.body() == null ? "" : request.body();
        HttpExchange exchange = new HttpExchange(when, took, request.method(), url, headers, body, reply);
        log.accept(exchange);
        return exchange;
    }

    /** What follows the status code in the status line, such as {@code Not Found}. */
    private static String reason(String statusLine) {
        String[] parts = statusLine.split(" ", 3);
        return parts.length < 3 ? "" : parts[2].strip();
    }

    private List<Header> headers(Request request) {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Accept", Request.FHIR_JSON));
        headers.add(new Header("User-Agent", "cgmkit"));
        if (request.contentType() != null) {
            headers.add(new Header("Content-Type", request.contentType()));
        }
        String token = request.reading() ? target.tokenForReading() : target.token();
        if (token != null) {
            headers.add(new Header("Authorization", "Bearer " + token));
        }
        target.headers().forEach((name, value) -> {
            boolean tokenGoesBefore = token != null && name.equalsIgnoreCase("Authorization");
            if (!tokenGoesBefore) {
                headers.removeIf(h -> h.name().equalsIgnoreCase(name));
                headers.add(new Header(name, value));
            }
        });
        return headers;
    }

    private static List<Header> headers(Headers headers) {
        return headers.asList().stream()
                .map(h -> new Header(h.getName(), h.getValue()))
                .toList();
    }

    /** Gives what this wire has written the time that the target says it needs until it can be read. */
    private void settle(Request request) {
        if (request.reading()) {
            Duration left = Duration.ofNanos(settled - System.nanoTime());
            if (left.isPositive()) {
                sleep(left);
            }
        }
    }

    private void sleep(Duration duration) {
        try {
            pause.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The run was interrupted while it waited for the target.", e);
        }
    }
}
