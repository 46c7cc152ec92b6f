package org.cgmkit.ehr;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.cgmkit.fixtures.Json;
import org.cgmkit.fixtures.Submission;

/** Talks to a simulator as any program would. */
public final class TestClient {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final Duration AFTER_THROTTLING = Duration.ofMillis(300);

    private final String base;
    private final String token;
    private final Duration beforeReading;
    private final boolean waitsWhenThrottled;

    /** Talks to the receiver with that base URL. */
    public TestClient(String base) {
        this(base, "", Duration.ZERO, false);
    }

    private TestClient(String base, String token, Duration beforeReading, boolean waitsWhenThrottled) {
        this.base = base;
        this.token = token;
        this.beforeReading = beforeReading;
        this.waitsWhenThrottled = waitsWhenThrottled;
    }

    /** Talks to a receiver that shows what it stores after that delay, and tries again after each 429. */
    public static TestClient patient(String base, Duration delay) {
        return new TestClient(base, "", delay, true);
    }

    /** The same with that bearer token in each request. */
    public TestClient showing(String bearer) {
        return new TestClient(base, bearer, beforeReading, waitsWhenThrottled);
    }

    /** What came back. */
    public record Reply(HttpResponse<String> response) {
        /** The HTTP status. */
        public int status() {
            return response.statusCode();
        }

        /** The body as text. */
        public String body() {
            return response.body();
        }

        /** The body as JSON. */
        public JsonNode json() {
            try {
                return Json.MAPPER.readTree(response.body());
            } catch (IOException e) {
                throw new AssertionError("Expected JSON, but got: " + response.body(), e);
            }
        }

        /** The response in the entry at that position. */
        public JsonNode entry(int position) {
            return json().path("entry").path(position).path("response");
        }

        /** The status in the entry at that position. */
        public String status(int position) {
            return entry(position).path("status").asText();
        }

        /** The location in the entry at that position. */
        public String location(int position) {
            return entry(position).path("location").asText();
        }

        /** The first reason of an OperationOutcome. */
        public String reason() {
            return json().path("issue").path(0).path("diagnostics").asText();
        }
    }

    /** Submits. */
    public Reply submit(Submission submission) {
        return post("/$submit-cgm-bundle", submission.json());
    }

    /** Posts FHIR JSON. */
    public Reply post(String path, String body) {
        return send("POST", path, body, "Content-Type", "application/fhir+json");
    }

    /** Gets. */
    public Reply get(String path, String... headers) {
        sleep(beforeReading);
        return send("GET", path, "", headers);
    }

    /** How many resources a search finds. */
    public int total(String search) {
        return get(search).json().path("total").asInt(-1);
    }

    /** Sends anything. */
    public Reply send(String method, String path, String body, String... headers) {
        Reply reply = sendOnce(method, path, body, headers);
        while (waitsWhenThrottled && reply.status() == 429) {
            sleep(AFTER_THROTTLING);
            reply = sendOnce(method, path, body, headers);
        }
        return reply;
    }

    /** Sends anything, whatever the answer. */
    public Reply sendOnce(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return new Reply(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
