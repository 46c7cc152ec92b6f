package org.cgmkit.links.person;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cgmkit.guide.search.QueryString;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.trigger.TriggerFailedException;
import org.cgmkit.links.config.ReceiverTriggers;
import org.cgmkit.links.config.ReceiverTriggers.OpenedBy;
import org.jspecify.annotations.Nullable;

/**
 * A page on this machine that tells a person step by step which link to give to the receiver, and asks what it shows. One question at a
 * time; whoever does not answer in time is not asked again.
 */
public final class PersonPage implements AutoCloseable {
    private static final int SECRET_BYTES = 16;

    private final HttpServer server;
    private final String path;
    private final Duration patience;
    private final SynchronousQueue<Map<String, String>> answers = new SynchronousQueue<>();
    private volatile @Nullable PersonTask task;
    private int number;
    private boolean gone;

    private PersonPage(HttpServer server, Duration patience) {
        this.server = server;
        this.patience = patience;
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        this.path = "/" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret) + "/";
    }

    /**
     * Serves the page, at a free port of this machine.
     *
     * @param patience how long a person may take for a step
     */
    public static PersonPage start(Duration patience) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            PersonPage page = new PersonPage(server, patience);
            server.createContext("/", page::handle);
            server.start();
            return page;
        } catch (IOException e) {
            throw new ConfigurationException(
                    "Expected a free port of this machine for a page of questions, but there is none: " + e.getMessage()
                            + ".");
        }
    }

    /** The address that the person opens in a browser; nobody else knows it. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** The person as what gives links and says what is shown. */
    public ReceiverTriggers triggers() {
        return ReceiverTriggers.byHand(
                (step, variables) -> given(at -> PersonTask.opening(at, variables)),
                (step, variables) -> given(at -> PersonTask.scanning(at, variables)),
                this::seen);
    }

    private OpenedBy given(IntFunction<PersonTask> asked) throws InterruptedException {
        ask(asked);
        return new Done();
    }

    private Set<String> seen(String step, List<String> captions) throws InterruptedException {
        Map<String, String> answer = ask(at -> PersonTask.looking(at, step, captions));
        return IntStream.range(0, captions.size())
                .filter(i -> answer.containsKey("s" + i))
                .mapToObj(captions::get)
                .collect(Collectors.toSet());
    }

    private synchronized Map<String, String> ask(IntFunction<PersonTask> asked) throws InterruptedException {
        if (!gone) {
            task = asked.apply(++number);
            Map<String, String> answer = answers.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            task = null;
            if (answer != null) {
                return answer;
            }
            gone = true;
        }
        throw new TriggerFailedException("Expected somebody to answer at the page of the run within "
                + patience.toMinutes() + " min, but nobody did.");
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals(path)) {
                send(exchange, 404, "There is nothing here.");
            } else if (exchange.getRequestMethod().equals("POST")) {
                take(QueryString.firstValues(
                        new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
                exchange.getResponseHeaders().set("Location", path);
                send(exchange, 303, "");
            } else {
                PersonTask now = task;
                send(
                        exchange,
                        200,
                        now == null
                                ? PersonTask.waiting("Please wait: the next step comes by itself.")
                                : PersonTask.page(now));
            }
        }
    }

    /** An answer to what is asked no more, such as of a page that was sent twice, is let go. */
    private void take(Map<String, String> answer) {
        PersonTask now = task;
        if (now != null && String.valueOf(now.number()).equals(answer.get("task"))) {
            answers.offer(answer);
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** The person has given it, and the receiver has had the time of a click. */
    private record Done() implements OpenedBy {
        @Override
        public boolean isOver() {
            return true;
        }

        @Override
        public void close() {
            // The person has the receiver in hand.
        }
    }
}
