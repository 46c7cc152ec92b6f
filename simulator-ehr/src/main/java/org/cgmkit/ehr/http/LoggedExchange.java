package org.cgmkit.ehr.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.cgmkit.ehr.receiver.DataReceiver;
import org.cgmkit.ehr.receiver.LoggedRequest;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.validation.submission.SubmittedText;

/** One request to a sandbox and its answer, both kept for the sandbox's log. */
final class LoggedExchange {
    private static final Set<String> SECRET = Set.of("authorization", "cookie", "proxy-authorization", "x-api-key");

    private final DataReceiver receiver;
    private final String base;
    private final Instant time = Instant.now();
    private final long began = System.nanoTime();
    private final KeptRequest request;
    private final KeptResponse response;

    private LoggedExchange(DataReceiver receiver, String base, KeptRequest request, KeptResponse response) {
        this.receiver = receiver;
        this.base = base;
        this.request = request;
        this.response = response;
    }

    /** Begins one below that path. */
    static LoggedExchange begin(
            DataReceiver receiver, String base, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        LoggedExchange exchange =
                new LoggedExchange(receiver, base, KeptRequest.of(request, base), new KeptResponse(response));
        receiver.log().begin();
        return exchange;
    }

    HttpServletRequest request() {
        return request;
    }

    HttpServletResponse response() {
        return response;
    }

    /** Why the body of the request cannot be read, or nothing. */
    Optional<Refusal> unreadable() {
        return Optional.ofNullable(request.unreadable());
    }

    SubmittedText body() {
        return request.body();
    }

    /** The place below the base, without a slash at its beginning. */
    String path() {
        String below = request.getRequestURI().substring(base.length());
        // Some clients encode the dollar sign of the operation.
        return below.replaceAll("^/|/$", "").replace("%24", "$");
    }

    /** Ends it, and puts it into the sandbox's log. */
    void log() {
        log(UnaryOperator.identity());
    }

    /** Ends it, and puts it into the sandbox's log without what would let others in. */
    void logWithoutSecrets() {
        log(LogRedaction::of);
    }

    private void log(UnaryOperator<String> redaction) {
        try (request) {
            receiver.log().add(logged(redaction));
        }
    }

    private LoggedRequest logged(UnaryOperator<String> redaction) {
        String query = request.getQueryString();
        return new LoggedRequest(
                receiver.log().nextNumber(),
                time,
                Duration.ofNanos(System.nanoTime() - began),
                request.getMethod(),
                request.getRequestURI() + (query == null ? "" : "?" + redaction.apply(query)),
                headers(),
                redaction.apply(beginning(request.body())),
                response.getStatus(),
                redaction.apply(response.kept()));
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            String lower = name.toLowerCase(Locale.ROOT);
            headers.put(lower, SECRET.contains(lower) ? "(redacted)" : request.sent(name));
        }
        return headers;
    }

    private static String beginning(SubmittedText body) {
        try {
            return body.beginning(KeptResponse.KEPT) + (KeptResponse.KEPT < body.length() ? "…" : "");
        } catch (UncheckedIOException e) {
            return "(The body can no longer be read: " + e.getMessage() + ")";
        }
    }
}
