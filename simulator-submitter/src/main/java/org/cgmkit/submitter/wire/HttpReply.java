package org.cgmkit.submitter.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgmkit.fixtures.Json;

/**
 * What came back.
 *
 * @param status the HTTP status code
 * @param headers the header fields, by their names in lower case
 * @param body the text
 */
public record HttpReply(int status, Map<String, List<String>> headers, String body) {
    private static final int LONGEST_TEXT = 300;

    /** Whether it went well (2xx). */
    public boolean successful() {
        return status / 100 == 2;
    }

    /** Whether the same may go well later: too many requests, a timeout, or the server's own fault. */
    public boolean temporary() {
        return status == 429 || status == 408 || status / 100 == 5;
    }

    /** The body as JSON; a missing node where it is none. */
    public JsonNode json() {
        try {
            JsonNode tree = Json.MAPPER.readTree(body);
            return tree == null ? Json.MAPPER.missingNode() : tree;
        } catch (JsonProcessingException e) {
            return Json.MAPPER.missingNode();
        }
    }

    /** Whether the body is FHIR of that type. */
    public boolean is(String type) {
        return json().path("resourceType").asText().equals(type);
    }

    /** Whether the body answers entry by entry: a transaction-response, or what some servers call it. */
    public boolean isTransactionResponse() {
        return is("Bundle") && json().path("type").asText().matches("(transaction|batch)-response");
    }

    /** What the body is, for people: "an empty body", "an OperationOutcome: Patient is deceased", "no FHIR: <html>…". */
    public String content() {
        if (body.isBlank()) {
            return "an empty body";
        }
        String type = json().path("resourceType").asText();
        if (type.isEmpty()) {
            return "no FHIR (" + header("content-type").orElse("without a content type") + "): " + said();
        } else if (is("Bundle")) {
            return "a Bundle of the type '" + json().path("type").asText() + "'";
        }
        return type + ": " + said();
    }

    /** The first value of that header field. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** How long to wait, as seconds or until a date (RFC 9110, section 10.2.3); empty where it does not say. */
    public Optional<Duration> retryAfter() {
        return header("retry-after").map(String::strip).flatMap(HttpReply::wait);
    }

    private static Optional<Duration> wait(String text) {
        if (text.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant now = Instant.now();
            Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** What the receiver says about it, for people: the issues of an OperationOutcome, or the beginning of the text. */
    public String said() {
        String issues = issues(json());
        String text = issues.isEmpty() ? body.strip().replaceAll("\\s+", " ") : issues;
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text;
    }

    /** The texts of an OperationOutcome's issues, or nothing. */
    public static String issues(JsonNode outcome) {
        StringBuilder texts = new StringBuilder();
        for (JsonNode issue : outcome.path("issue")) {
            String text = issue.path("diagnostics")
                    .asText(issue.path("details")
                            .path("text")
                            .asText(issue.path("code").asText()));
            texts.append(texts.isEmpty() ? "" : " ").append(text);
        }
        return texts.toString();
    }
}
