package org.cgmkit.reports.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.cgmkit.reports.Evidence;
import org.cgmkit.reports.evidence.HttpExchange.Answer;
import org.cgmkit.reports.evidence.HttpExchange.NoAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the exchanges of one check as files {@code evidence/NNN-requirement-n.http}, without secrets. A body that is too
 * long for a command line is kept beside it as {@code …-n.request.json} (or {@code .txt}), for the command to refer to.
 */
public final class CheckEvidence {
    private final Path results;
    private final Redaction redaction;
    private final int number;
    private final String requirement;
    private final List<Evidence> kept = new ArrayList<>();

    CheckEvidence(Path results, Redaction redaction, int number, String requirement) {
        this.results = results;
        this.redaction = redaction;
        this.number = number;
        this.requirement = requirement;
    }

    /**
     * Keeps an exchange.
     *
     * @throws UncheckedIOException when the file cannot be written
     */
    public synchronized Evidence keep(HttpExchange exchange) {
        String name = String.format(
                Locale.ROOT,
                "%s/%03d-%s-%d",
                EvidenceFolder.NAME,
                number,
                requirement.replaceAll("[^A-Za-z0-9.-]", "_"),
                kept.size() + 1);
        try {
            Evidence whole = evidence(exchange, name);
            Files.writeString(results.resolve(whole.file()), EvidenceFile.format(requirement, whole));
            Evidence shown = new Evidence(
                    whole.file(),
                    whole.summary(),
                    whole.curl(),
                    EvidenceFile.shortened(whole.request(), whole.file()),
                    EvidenceFile.shortened(whole.response(), whole.file()),
                    whole.when(),
                    whole.took());
            kept.add(shown);
            return shown;
        } catch (IOException e) {
            throw new UncheckedIOException("The evidence cannot be kept in " + results + " (" + e + ").", e);
        }
    }

    /** Counts an exchange that was kept elsewhere as one of this check. */
    public synchronized void refer(Evidence evidence) {
        if (!kept.contains(evidence)) {
            kept.add(evidence);
        }
    }

    /** What was kept so far, in its order. */
    public synchronized List<Evidence> kept() {
        return List.copyOf(kept);
    }

    private Evidence evidence(HttpExchange exchange, String name) throws IOException {
        String url = redaction.text(exchange.url());
        // Once, as bodies are long.
        String body = redaction.text(exchange.body());
        String request = exchange.method() + " " + url + headersAndBody(exchange.headers(), body);
        String ending;
        String response;
        switch (exchange.reply()) {
            case Answer answer -> {
                ending = redaction.text((answer.status() + " " + answer.reason()).strip());
                response = "HTTP " + ending + headersAndBody(answer.headers(), redaction.text(answer.body()));
            }
            case NoAnswer none -> {
                ending = "no answer";
                response = redaction.text(none.why());
            }
        }
        return new Evidence(
                name + ".http",
                exchange.method() + " " + url + " -> " + ending,
                CurlLine.of(exchange, redaction, bodyFile(exchange, body, name)),
                request,
                response,
                exchange.when(),
                exchange.took());
    }

    private String headersAndBody(List<Header> headers, String redactedBody) {
        String lines = headers.stream()
                .map(redaction::header)
                .map(h -> "\n" + h.name() + ": " + h.value())
                .collect(Collectors.joining());
        return lines + (redactedBody.isEmpty() ? "" : "\n\n" + redactedBody);
    }

    private @Nullable String bodyFile(HttpExchange exchange, String redactedBody, String name) throws IOException {
        if (CurlLine.fitsInline(exchange.body())) {
            return null;
        }
        boolean json = exchange.headers().stream()
                .anyMatch(h ->
                        h.name().equalsIgnoreCase("content-type") && h.value().contains("json"));
        String file = name + ".request" + (json ? ".json" : ".txt");
        Files.writeString(results.resolve(file), redactedBody);
        return file;
    }
}
