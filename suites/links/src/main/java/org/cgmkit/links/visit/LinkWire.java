package org.cgmkit.links.visit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cgmkit.kit.config.HttpTarget;
import org.cgmkit.kit.wire.AnswerTooLongException;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.kit.wire.HttpClients;
import org.cgmkit.kit.wire.HttpTransport;
import org.cgmkit.kit.wire.NoAnswerException;
import org.cgmkit.kit.wire.ThrottlingWait;
import org.cgmkit.reports.Evidence;
import org.cgmkit.reports.evidence.CheckEvidence;
import org.cgmkit.reports.evidence.Header;
import org.jspecify.annotations.Nullable;

/** Sends the requests of a run, waits where it is asked to (429), and keeps every exchange. For one thread. */
public final class LinkWire {
    private static final Header AGENT = new Header("User-Agent", "cgmkit");

    private final HttpTarget target;
    private final HttpClients clients;
    private final CheckEvidence evidence;
    private final ThrottlingWait throttled;

    /** What is too long is not fetched again for each check. */
    private final Map<String, AnswerTooLongException> tooLong = new HashMap<>();

    /** A way to the servers that a link leads to, whose exchanges are kept there. */
    public LinkWire(HttpTarget target, HttpClients clients, CheckEvidence evidence, ThrottlingWait throttled) {
        this.target = target;
        this.clients = clients;
        this.evidence = evidence;
        this.throttled = throttled;
    }

    /**
     * Sends a request, again after each 429.
     *
     * @param url the whole address
     * @param headers the headers beside those that every request has
     * @param body the body, which is JSON, or null
     * @throws NoAnswerException where no answer came
     */
    public Seen send(String method, String url, List<Header> headers, @Nullable String body) {
        return send(clients, method, url, headers, body);
    }

    /** The same over a connection that was not used before. */
    public Seen sendAnew(String method, String url, List<Header> headers, @Nullable String body) {
        try (HttpClients others = new HttpClients(target)) {
            return send(others, method, url, headers, body);
        }
    }

    private Seen send(HttpClients over, String method, String url, List<Header> headers, @Nullable String body) {
        List<Evidence> kept = new ArrayList<>();
        HttpTransport transport = new HttpTransport(target, over, exchange -> kept.add(evidence.keep(exchange)));
        List<Header> all = new ArrayList<>(headers);
        all.add(AGENT);
        if (body != null) {
            all.add(new Header("Content-Type", "application/json"));
        }
        target.headers().forEach((name, value) -> all.add(new Header(name, value)));
        String asked = method + " " + url;
        AnswerTooLongException before = tooLong.get(asked);
        if (before != null) {
            throw before;
        }
        try {
            Exchange exchange = throttled.patiently(method, url, () -> transport.send(method, url, all, body));
            return new Seen(exchange, Objects.requireNonNull(kept.getLast()));
        } catch (AnswerTooLongException e) {
            tooLong.put(asked, e);
            throw e;
        }
    }
}
