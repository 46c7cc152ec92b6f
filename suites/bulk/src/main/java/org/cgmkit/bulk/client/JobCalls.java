package org.cgmkit.bulk.client;

import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cgmkit.bulk.config.BulkTarget;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.kit.wire.HttpClients;
import org.cgmkit.kit.wire.HttpTransport;
import org.cgmkit.kit.wire.Request;
import org.cgmkit.kit.wire.RetryAfter;
import org.cgmkit.reports.evidence.Header;
import org.cgmkit.reports.evidence.HttpExchange;

/** Kicks exports off, follows them, and takes them back. */
public final class JobCalls {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final BulkTarget target;
    private final HttpTransport transport;
    private final Supplier<String> token;

    JobCalls(BulkTarget target, HttpClients clients, Consumer<HttpExchange> log, Supplier<String> token) {
        this.target = target;
        this.transport = new HttpTransport(target.server(), clients, log);
        this.token = token;
    }

    /** The same with another token; an empty one is not sent. */
    public JobCalls with(String other, HttpClients clients, Consumer<HttpExchange> log) {
        return new JobCalls(target, clients, log, () -> other);
    }

    /** The address of a kick-off. */
    public String url(Ask ask) {
        return target.server().url(target.kickOff(ask.level())) + ask.query();
    }

    /** Asks once for an address with the token. */
    public Exchange send(String method, String url, List<Header> more, String body) {
        List<Header> headers = new ArrayList<>(more);
        String shown = token.get();
        if (!shown.isEmpty()) {
            headers.add(new Header("Authorization", Request.BEARER + " " + shown));
        }
        target.server().headers().forEach((name, value) -> headers.add(new Header(name, value)));
        return transport.send(method, url, headers, body.isEmpty() ? null : body);
    }

    /** Asks once for FHIR JSON below the base. */
    public Exchange read(String path) {
        return send("GET", target.server().url(path), List.of(new Header("Accept", Request.FHIR_JSON)), "");
    }

    /** Kicks an export off once, whatever the answer. */
    public Exchange kickOffOnce(Ask ask) {
        return kickOffAt(url(ask), ask.preferences());
    }

    /** The same at a whole address. */
    public Exchange kickOffAt(String url, List<String> preferences) {
        List<String> prefer = new ArrayList<>(List.of("respond-async"));
        prefer.addAll(preferences);
        return send(
                "GET",
                url,
                List.of(new Header("Accept", Request.FHIR_JSON), new Header("Prefer", String.join(", ", prefer))),
                "");
    }

    /** Kicks an export off; after 429 waits, and tries again until the patience of the target file is over. */
    public Exchange kickOff(Ask ask) {
        Instant end = Instant.now().plus(target.patience());
        Exchange answer = kickOffOnce(ask);
        while (answer.status() == 429 && Instant.now().isBefore(end)) {
            pause(wait(answer, end));
            answer = kickOffOnce(ask);
        }
        return answer;
    }

    /** Where the status of a job is, or an empty text where the answer to its kick-off does not say it. */
    public static String status(Exchange kickOff) {
        String location = kickOff.header("Content-Location").orElse("");
        try {
            return location.isEmpty()
                    ? ""
                    : URI.create(kickOff.url()).resolve(location).toString();
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Kicks an export off and follows it; where it is not accepted, the check ends inconclusive. */
    public Job follow(Ask ask) {
        Instant begun = Instant.now();
        Exchange kickOff = kickOff(ask);
        String status = status(kickOff);
        if (!kickOff.succeeded() || status.isEmpty()) {
            throw inconclusive(
                    "The export was not begun (" + kickOff + "), which bulk-source.kick-off.accepted tells of.");
        }
        return follow(ask, begun, kickOff);
    }

    /** Follows a job that was accepted. */
    public Job follow(Ask ask, Instant begun, Exchange kickOff) {
        String status = status(kickOff);
        Instant end = Instant.now().plus(target.patience());
        List<Polled> polls = new ArrayList<>();
        polls.add(poll(status, ask));
        while (polls.getLast().running() && Instant.now().isBefore(end)) {
            pause(wait(polls.getLast().answer(), end));
            polls.add(poll(status, ask));
        }
        Exchange last = polls.getLast().answer();
        Exchange again = !polls.getLast().running() && last.status() == 200
                ? poll(status, ask).answer()
                : last;
        return new Job(ask, url(ask), begun, kickOff, status, polls, again);
    }

    private Polled poll(String status, Ask ask) {
        List<Header> headers = new ArrayList<>(List.of(new Header("Accept", "application/json")));
        if (!ask.preferences().isEmpty()) {
            headers.add(new Header("Prefer", String.join(", ", ask.preferences())));
        }
        Exchange answer = send("GET", status, headers, "");
        return new Polled(Instant.now(), answer);
    }

    /** Takes a job back; whatever comes of it is for a row of its own to say. */
    public void cancel(Exchange kickOff) {
        String status = status(kickOff);
        if (!status.isEmpty()) {
            send("DELETE", status, List.of(), "");
        }
    }

    /** As long as the answer says, or a second; never beyond the end. */
    private static Duration wait(Exchange answer, Instant end) {
        Instant now = Instant.now();
        Duration asked = answer.header("Retry-After")
                .flatMap(text -> RetryAfter.parse(text, now))
                .orElse(SOON);
        Duration left = Duration.between(now, end).plusMillis(1);
        return asked.compareTo(left) > 0 ? left : asked;
    }

    /** Waits. */
    public static void pause(Duration time) {
        try {
            Thread.sleep(Math.max(0, time.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw inconclusive("The run was broken off.");
        }
    }
}
