package org.cgmkit.kit.capture;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cgmkit.reports.Evidence;
import org.cgmkit.reports.evidence.Header;
import org.cgmkit.reports.evidence.HttpExchange;

/**
 * One exchange as it passed the tap.
 *
 * @param number counts the exchanges of a run, from 1, in the order of their answers
 * @param step the step of the run in which it came
 * @param exchange the exchange, secrets included
 * @param interference what the tap did to it
 * @param evidence where it is kept, without secrets
 */
public record CapturedExchange(
        int number, String step, HttpExchange exchange, Interference interference, Evidence evidence) {

    /** When the request came. */
    public Instant came() {
        return exchange.when();
    }

    /** When it was answered, or the connection was reset. */
    public Instant answered() {
        return exchange.when().plus(exchange.took());
    }

    /** The HTTP method. */
    public String method() {
        return exchange.method();
    }

    /** The whole address. */
    public String url() {
        return exchange.url();
    }

    /** The path of the address, without its query. */
    public String path() {
        String rest = url().replaceFirst("^[a-z]+://[^/]*", "");
        int query = rest.indexOf('?');
        return query < 0 ? rest : rest.substring(0, query);
    }

    /** The query of the address as it was on the wire, without the question mark; empty where there is none. */
    public String query() {
        int query = url().indexOf('?');
        return query < 0 ? "" : url().substring(query + 1);
    }

    /** The status of the answer, or 0 where there was none. */
    public int status() {
        return exchange.reply() instanceof HttpExchange.Answer answer ? answer.status() : 0;
    }

    /** The body of the answer; empty where there was none. */
    public String answer() {
        return exchange.reply() instanceof HttpExchange.Answer answer ? answer.body() : "";
    }

    /** The first header of the answer with that name, in any case. */
    public Optional<String> answerHeader(String name) {
        return exchange.reply() instanceof HttpExchange.Answer answer
                ? value(answer.headers(), name)
                : Optional.empty();
    }

    /** The first header of the request with that name, in any case. */
    public Optional<String> header(String name) {
        return value(exchange.headers(), name);
    }

    private static Optional<String> value(List<Header> headers, String name) {
        return headers.stream()
                .filter(h -> h.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    /** The exchange in one line, for messages. */
    @Override
    public String toString() {
        return method() + " " + url() + " -> " + (status() == 0 ? "connection reset" : status());
    }
}
