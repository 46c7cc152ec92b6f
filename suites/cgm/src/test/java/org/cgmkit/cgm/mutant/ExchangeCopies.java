package org.cgmkit.cgm.mutant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.cgmkit.cgm.attempt.PlayedRun;
import org.cgmkit.cgm.attempt.PlayedStep;
import org.cgmkit.cgm.attempt.SubmissionAttempt;
import org.cgmkit.fixtures.Json;
import org.cgmkit.kit.capture.CapturedExchange;
import org.cgmkit.reports.evidence.Header;
import org.cgmkit.reports.evidence.HttpExchange;

/** Exchanges and steps that differ in one thing. */
final class ExchangeCopies {
    private ExchangeCopies() {}

    /** Whether it submits something. */
    static boolean submits(CapturedExchange exchange) {
        return SubmissionAttempt.of(exchange).isPresent();
    }

    static CapturedExchange withBody(CapturedExchange from, String body) {
        HttpExchange e = from.exchange();
        return with(from, new HttpExchange(e.when(), e.took(), e.method(), e.url(), e.headers(), body, e.reply()));
    }

    /**
     * It with the entries of its Bundle that stood at those positions, in that order; what was answered to them goes with them.
     *
     * @param entries the entries, perhaps changed, by their positions before
     */
    static CapturedExchange withEntries(CapturedExchange from, List<Map.Entry<Integer, JsonNode>> entries) {
        ObjectNode bundle = (ObjectNode) json(from.exchange().body());
        ArrayNode sent = bundle.putArray("entry");
        entries.forEach(e -> sent.add(e.getValue()));
        CapturedExchange asked = withBody(from, Json.text(bundle));
        if (from.exchange().reply() instanceof HttpExchange.Answer answer
                && answer.body().startsWith("{")
                && json(answer.body()) instanceof ObjectNode reply
                && reply.path("entry") instanceof ArrayNode answered) {
            ArrayNode kept = reply.putArray("entry");
            entries.forEach(e -> kept.add(answered.path(e.getKey())));
            HttpExchange e = asked.exchange();
            return with(
                    asked,
                    new HttpExchange(
                            e.when(),
                            e.took(),
                            e.method(),
                            e.url(),
                            e.headers(),
                            e.body(),
                            new HttpExchange.Answer(
                                    answer.status(), answer.reason(), answer.headers(), Json.text(reply))));
        }
        return asked;
    }

    /** The entries of its Bundle, by their positions. */
    static List<Map.Entry<Integer, JsonNode>> entries(CapturedExchange exchange) {
        List<Map.Entry<Integer, JsonNode>> entries = new ArrayList<>();
        json(exchange.exchange().body()).path("entry").forEach(e -> entries.add(Map.entry(entries.size(), e)));
        return entries;
    }

    private static JsonNode json(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CapturedExchange withHeaders(CapturedExchange from, List<Header> headers) {
        HttpExchange e = from.exchange();
        return with(from, new HttpExchange(e.when(), e.took(), e.method(), e.url(), headers, e.body(), e.reply()));
    }

    static CapturedExchange withRequest(CapturedExchange from, String method, String url) {
        HttpExchange e = from.exchange();
        return with(from, new HttpExchange(e.when(), e.took(), method, url, e.headers(), e.body(), e.reply()));
    }

    static CapturedExchange at(CapturedExchange from, Instant when) {
        HttpExchange e = from.exchange();
        return with(from, new HttpExchange(when, e.took(), e.method(), e.url(), e.headers(), e.body(), e.reply()));
    }

    private static CapturedExchange with(CapturedExchange from, HttpExchange exchange) {
        return new CapturedExchange(from.number(), from.step(), exchange, from.interference(), from.evidence());
    }

    /** The run with other exchanges in each step. */
    static PlayedRun each(PlayedRun run, UnaryOperator<List<CapturedExchange>> change) {
        return new PlayedRun(
                run.baseUrl(),
                run.steps().stream()
                        .map(s -> with(s, change.apply(s.exchanges())))
                        .toList());
    }

    /** The run with another exchange in place of each. */
    static PlayedRun one(PlayedRun run, UnaryOperator<CapturedExchange> change) {
        return each(run, exchanges -> exchanges.stream().map(change).toList());
    }

    /** The run with other exchanges in that step. */
    static PlayedRun in(PlayedRun run, String step, UnaryOperator<List<CapturedExchange>> change) {
        return new PlayedRun(
                run.baseUrl(),
                run.steps().stream()
                        .map(s -> s.name().equals(step) ? with(s, change.apply(s.exchanges())) : s)
                        .toList());
    }

    private static PlayedStep with(PlayedStep step, List<CapturedExchange> exchanges) {
        if (exchanges.equals(step.exchanges())) {
            return step;
        }
        Stream<SubmissionAttempt> attempts = exchanges.stream().flatMap(e -> SubmissionAttempt.of(e).stream());
        return new PlayedStep(
                step.name(),
                step.title(),
                step.skipped(),
                exchanges,
                attempts.toList(),
                step.missed(),
                step.marks(),
                step.stalls());
    }
}
