package org.cgmkit.ehr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.cgmkit.fixtures.Submission;

/** Talks to a simulator as any program would. */
final class Client {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String base;

    Client(String base) {
        this.base = base;
    }

    /** What came back. */
    record Reply(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        JsonNode json() {
            try {
                return new ObjectMapper().readTree(response.body());
            } catch (IOException e) {
                throw new AssertionError("Expected JSON, but got: " + response.body(), e);
            }
        }

        JsonNode entry(int position) {
            return json().path("entry").path(position).path("response");
        }

        String status(int position) {
            return entry(position).path("status").asText();
        }

        String location(int position) {
            return entry(position).path("location").asText();
        }

        /** The first reason of an OperationOutcome. */
        String reason() {
            return json().path("issue").path(0).path("diagnostics").asText();
        }
    }

    Reply submit(Submission submission) {
        return post("/$submit-cgm-bundle", submission.json());
    }

    Reply post(String path, String body) {
        return send("POST", path, body, "Content-Type", "application/fhir+json");
    }

    Reply get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    Reply send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
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
}
