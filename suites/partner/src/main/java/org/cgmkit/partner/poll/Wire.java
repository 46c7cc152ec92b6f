package org.cgmkit.partner.poll;

import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.kit.wire.HttpClients;
import org.cgmkit.kit.wire.HttpTransport;
import org.cgmkit.kit.wire.NoAnswerException;
import org.cgmkit.partner.config.Agreement.Calls;
import org.cgmkit.partner.config.PartnerTarget;
import org.cgmkit.reports.evidence.Header;
import org.cgmkit.reports.evidence.HttpExchange;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests as fast as was agreed, waits after 429, and follows the partner's clock where it says what it shows. Not
 * thread-safe.
 */
public final class Wire implements AutoCloseable {
    /** The header by which a partner says what its clock shows, where that is not the time of day: a simulated one. */
    private static final String CLOCK = "Cgmkit-Clock";

    private static final int TRIES = 3;
    private static final long LONGEST_WAIT = 10;

    private final PartnerTarget target;
    private final HttpClients clients;
    private final Deque<Instant> calls = new ArrayDeque<>();
    private final List<String> throttled = new ArrayList<>();
    private Duration ahead = Duration.ZERO;

    /** A way to that target. */
    public Wire(PartnerTarget target) {
        this.target = target;
        this.clients = new HttpClients(target.server());
    }

    /** The time by the partner's clock. */
    public Instant now() {
        return Instant.now().plus(ahead);
    }

    /** The calls that were answered 429 though no more were made than was agreed. */
    public List<String> throttled() {
        return List.copyOf(throttled);
    }

    /**
     * Sends a request, and again after 429.
     *
     * @param log keeps each exchange
     */
    public Exchange send(
            Consumer<HttpExchange> log, String method, String url, List<Header> headers, @Nullable String body) {
        for (int i = 0; i < TRIES; i++) {
            Exchange answer = once(log, method, url, headers, body);
            if (answer.status() != 429) {
                return answer;
            }
            throttled.add(method + " " + url.replaceFirst("\\?.*", ""));
            pause(answer);
        }
        throw inconclusive("The partner still answered 429 after " + TRIES + " waits.");
    }

    /** The same once. */
    public Exchange once(
            Consumer<HttpExchange> log, String method, String url, List<Header> headers, @Nullable String body) {
        keepToTheRate();
        Exchange answer = new HttpTransport(target.server(), clients, log).send(method, url, headers, body);
        answer.header(CLOCK).ifPresent(this::follow);
        return answer;
    }

    /** The same, where there may be no answer: empty then. */
    public java.util.Optional<Exchange> attempt(
            Consumer<HttpExchange> log, String method, String url, List<Header> headers, @Nullable String body) {
        try {
            return java.util.Optional.of(once(log, method, url, headers, body));
        } catch (NoAnswerException e) {
            return java.util.Optional.empty();
        }
    }

    private void follow(String clock) {
        try {
            ahead = Duration.between(Instant.now(), Instant.parse(clock));
        } catch (DateTimeParseException e) {
            ahead = Duration.ZERO;
        }
    }

    /** Waits as long as a 429 says, else a second. */
    public void pause(Exchange answer) {
        long seconds = answer.header("Retry-After")
                .filter(text -> text.strip().matches("[0-9]{1,4}"))
                .map(text -> Long.parseLong(text.strip()))
                .orElse(1L);
        if (seconds > LONGEST_WAIT) {
            throw inconclusive("The partner asks to wait for " + seconds + " s, which is longer than a run waits.");
        }
        sleep(Duration.ofSeconds(seconds));
    }

    private void keepToTheRate() {
        Calls rate = target.agreement().calls();
        if (rate == null) {
            return;
        }
        Instant now = Instant.now();
        while (!calls.isEmpty() && calls.getFirst().isBefore(now.minus(rate.in()))) {
            calls.removeFirst();
        }
        if (calls.size() >= rate.most()) {
            sleep(Duration.between(now, calls.removeFirst().plus(rate.in())));
        }
        calls.addLast(Instant.now());
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(Math.max(0, time.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw inconclusive("The run was broken off.");
        }
    }

    @Override
    public void close() {
        clients.close();
    }
}
