package org.cgmkit.ehr.bulk.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.cgmkit.ehr.submission.OutcomeIssue;
import org.jspecify.annotations.Nullable;

/**
 * What is answered.
 *
 * @param status the HTTP status
 * @param headers the headers
 * @param json the body; missing where there is none, or it is lines
 * @param lines the texts of the body, which are sent one after the other as they are; null where the body is JSON
 */
public record BulkAnswer(
        int status,
        Map<String, String> headers,
        JsonNode json,
        @Nullable Stream<String> lines) {
    /** The header by which a departure has lines compressed without saying so: {@code gzip}. */
    public static final String SILENT = "Cgmkit-Silently";

    /** JSON. */
    public static BulkAnswer of(int status, String contentType, JsonNode json) {
        return new BulkAnswer(status, Map.of("Content-Type", contentType), json, null);
    }

    /** No body. */
    public static BulkAnswer empty(int status) {
        return new BulkAnswer(status, Map.of(), MissingNode.getInstance(), null);
    }

    /** A text. */
    public static BulkAnswer text(int status, String contentType, Stream<String> lines) {
        return new BulkAnswer(status, Map.of("Content-Type", contentType), MissingNode.getInstance(), lines);
    }

    /** A refusal with the reason. */
    public static BulkAnswer refusal(int status, String code, String why) {
        return of(status, "application/fhir+json", OutcomeIssue.outcome(List.of(OutcomeIssue.error(code, why))));
    }

    /** The same with another status. */
    public BulkAnswer status(int other) {
        return new BulkAnswer(other, headers, json, lines);
    }

    /** The same with a header. */
    public BulkAnswer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new BulkAnswer(status, more, json, lines);
    }

    /** The same without a header. */
    public BulkAnswer without(String name) {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.remove(name);
        return new BulkAnswer(status, fewer, json, lines);
    }

    /** The same without a body. */
    public BulkAnswer bare() {
        return new BulkAnswer(status, headers, MissingNode.getInstance(), null);
    }

    /** The same with other lines. */
    public BulkAnswer lines(Stream<String> others) {
        return new BulkAnswer(status, headers, json, others);
    }

    /** A header, or an empty text. */
    public String header(String name) {
        return Objects.requireNonNullElse(headers.get(name), "");
    }
}
