package org.cgmkit.kit.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cgmkit.kit.config.HttpTarget;
import org.cgmkit.reports.evidence.Header;
import org.cgmkit.reports.evidence.HttpExchange;
import org.jspecify.annotations.Nullable;

/** Sends requests to a target with its credentials, waits where it cannot deal with them now, and keeps every exchange. */
public final class TargetClient {
    private final HttpTarget target;
    private final HttpTransport transport;
    private final ThrottlingWait throttled;
    private final RequestPacing pacing;
    private final Credentials credentials;
    private long settled = System.nanoTime();

    /** A way to the target that hands every exchange to the log, and keeps its pauses by itself. */
    public TargetClient(HttpTarget target, Consumer<HttpExchange> log, Sleeper pause) {
        this(
                target,
                new HttpClients(target),
                log,
                ThrottlingWait.of(target, pause),
                RequestPacing.of(target, pause),
                Credentials.given(target));
    }

    /** The same, over connections and with pauses that it has in common with all who share those, and with those credentials. */
    public TargetClient(
            HttpTarget target,
            HttpClients clients,
            Consumer<HttpExchange> log,
            ThrottlingWait throttled,
            RequestPacing pacing,
            Credentials credentials) {
        this.target = target;
        this.transport = new HttpTransport(target, clients, log);
        this.throttled = throttled;
        this.pacing = pacing;
        this.credentials = credentials;
    }

    /**
     * Sends the request, again after each temporary answer ({@link TemporaryStatus}), and returns the last exchange.
     *
     * @throws NoAnswerException where no answer came
     * @throws StillThrottledException where the target answered so for longer than {@link HttpTarget#throttleLimit()}, or than
     *     the run has left to wait
     */
    public Exchange send(Request request) {
        return throttled.patiently(TemporaryStatus::is, () -> sendOnce(request));
    }

    /**
     * Sends the first request of all, again after 429 only: whoever finds the target away wants to hear of it at once.
     *
     * @throws NoAnswerException where no answer came
     * @throws StillThrottledException as {@link #send}
     */
    public Exchange sendFirst(Request request) {
        return throttled.patiently(status -> status == 429, () -> sendOnce(request));
    }

    /**
     * Waits as a 429 asks, for whoever sends once and wants to look at the 429.
     *
     * @param waited how long was waited for the same already
     * @param otherwise how long to wait where the answer does not say
     * @return how long was waited in all
     * @throws StillThrottledException where that would be longer than {@link HttpTarget#throttleLimit()}, or than the run has left
     *     to wait
     */
    public Duration waitAfter(Exchange refusal, Duration waited, Duration otherwise) {
        return throttled.waitAfter(refusal, waited, otherwise);
    }

    /**
     * Waits where some entries of an answer are temporary, for whoever sends these once more.
     *
     * @param status the status of these entries
     * @param entries how many they are
     * @param waited how long was waited for the same already
     * @param otherwise how long to wait where the answer does not say
     * @return how long was waited in all
     * @throws StillThrottledException as {@link #waitAfter}
     */
    public Duration waitForEntries(Exchange answer, int status, int entries, Duration waited, Duration otherwise) {
        return throttled.waitFor(new Busy(answer, status, entries), waited, otherwise);
    }

    /** The time by which it waits, in nanoseconds from any beginning. */
    public long nanoTime() {
        return throttled.pause().nanoTime();
    }

    /**
     * Sends the request once, whatever the answer. Only a 401 to a token of the kit's own is answered with a renewed token, where
     * there is one: tokens end at any time.
     *
     * @throws NoAnswerException where no answer came
     */
    public Exchange sendOnce(Request request) {
        String token = request.shown() == null ? credentials.token(request.reading()) : null;
        Exchange exchange = sendWith(token, request);
        if (exchange.status() == 401 && token != null) {
            String another = credentials.another(request.reading(), token);
            return another == null ? exchange : sendWith(another, request);
        }
        return exchange;
    }

    private Exchange sendWith(@Nullable String token, Request request) {
        settle(request);
        pacing.await();
        String url = target.url(request.path());
        Exchange exchange = throttled.once(
                request.method(),
                url,
                () -> transport.send(request.method(), url, headers(request, token), request.body()));
        if (request.body() != null) {
            settled = System.nanoTime() + target.storageDelay().toNanos();
        }
        return exchange;
    }

    private List<Header> headers(Request request, @Nullable String token) {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Accept", Request.FHIR_JSON));
        headers.add(new Header("User-Agent", "cgmkit"));
        if (request.contentType() != null) {
            headers.add(new Header("Content-Type", request.contentType()));
        }
        String credential = token != null ? Request.BEARER + " " + token : request.shown();
        if (credential != null && !credential.isEmpty()) {
            headers.add(new Header("Authorization", credential));
        }
        target.headers().forEach((name, value) -> {
            boolean credentialGoesBefore = credential != null && name.equalsIgnoreCase("Authorization");
            if (!credentialGoesBefore) {
                headers.removeIf(h -> h.name().equalsIgnoreCase(name));
                headers.add(new Header(name, value));
            }
        });
        return headers;
    }

    /** Gives what this wire has written the time that the target says it needs until it can be read. */
    private void settle(Request request) {
        if (request.reading()) {
            Duration left = Duration.ofNanos(settled - System.nanoTime());
            if (left.isPositive()) {
                throttled.sleep(left);
            }
        }
    }
}
