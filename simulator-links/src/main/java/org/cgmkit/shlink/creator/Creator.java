package org.cgmkit.shlink.creator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.cgmkit.fixtures.Json;
import org.cgmkit.guide.search.QueryString;
import org.cgmkit.shlink.content.Share;
import org.cgmkit.shlink.viewer.ViewerPage;
import org.cgmkit.shlink.wire.IncomingRequest;
import org.cgmkit.shlink.wire.Reply;
import org.cgmkit.shlink.workings.Behaviour;
import org.cgmkit.shlink.workings.CreatorWorkings;
import org.cgmkit.shlink.workings.Habit;

/**
 * A creator of SMART Health Links at work: makes links, and serves what is behind them over HTTP. Links live as long as it runs.
 */
public final class Creator implements AutoCloseable {
    /** A link's address may have so many characters (SMART Health Links, Establish a Manifest URL). */
    private static final int LONGEST_BASE = 128 - "/shl/".length() - 43;

    private static final String VIEWER = "https://viewer.example.org/open#";

    private final CreatorOptions options;
    private final LinkService service;
    private final Controls controls = new Controls(this);
    private final Map<String, SharedLink> made = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final String address;

    private Creator(CreatorOptions options, HttpServer server) {
        this.options = options;
        this.service = new LinkService(options);
        this.server = server;
        String host = options.bind().equals("0.0.0.0") ? "127.0.0.1" : options.bind();
        this.address = "http://" + host + ":" + server.getAddress().getPort();
        service.at(address);
    }

    /**
     * Starts one.
     *
     * @throws IllegalArgumentException where the address cannot be had
     */
    public static Creator start(CreatorOptions options) {
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress(options.bind(), options.port()), 0);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Expected an address to listen at, but " + options.bind() + " with port " + options.port()
                            + " cannot be had: " + e.getMessage() + ". Give another one with --bind or --port.",
                    e);
        }
        Creator creator = new Creator(options, server);
        if (creator.address.length() > LONGEST_BASE) {
            server.stop(0);
            throw new IllegalArgumentException("Expected an address of at most " + LONGEST_BASE
                    + " characters, so that links stay within their limit, but got " + creator.address + ".");
        }
        server.createContext("/", creator::handle);
        server.setExecutor(creator.workers);
        server.start();
        return creator;
    }

    /** The address under which it is reached. */
    public String address() {
        return address;
    }

    /** The address at which a page opens that link, or any other, in the browser. */
    public String viewer(String link) {
        return address + "/" + ViewerPage.NAME + "#" + link.substring(link.indexOf('#') + 1);
    }

    /** Shares that, and gives the link to it. */
    public MadeLink share(Share share) {
        Behaviour behaviour = options.behaviour();
        CreatorWorkings workings = options.workings();
        Instant now = options.clock().instant();
        String path = "/shl/" + workings.links().path().apply(RandomText.ofKeyLength());
        String passcode = behaviour.has(Habit.PASSCODE) || share.guarded() ? RandomText.passcode() : null;
        SharedLink link = new SharedLink(share, workings.links().key().apply(RandomText.ofKeyLength()), passcode, now);
        service.add(path, link);
        ObjectNode payload = Json.object().put("url", address + path).put("key", link.key());
        link.expires().ifPresent(at -> payload.put("exp", at.getEpochSecond()));
        String flags = (behaviour.hasAny(Habit.ONCE, Habit.UNFLAGGED) ? "" : "L")
                + (passcode == null ? "" : "P")
                + (behaviour.has(Habit.DIRECT) && passcode == null ? "U" : "");
        if (!flags.isEmpty()) {
            payload.put("flag", flags);
        }
        if (!behaviour.has(Habit.UNLABELLED)) {
            payload.put("label", "Synthetic CGM data – nobody's own");
        }
        ObjectNode changed = workings.links().payload().apply(payload.put("v", 1), passcode == null ? "" : passcode);
        String text = workings.links().form().text(changed, behaviour.has(Habit.VIEWER) ? VIEWER : "");
        made.put(text, link);
        return new MadeLink(text, passcode, workings.links().qr());
    }

    /**
     * Lets the newest readings in, as if the sensor had sent them just now.
     *
     * @throws IllegalArgumentException where that is no link of this creator
     */
    public void update(String link) {
        service.refresh(find(link));
    }

    /**
     * Serves nothing more behind that link.
     *
     * @throws IllegalArgumentException where that is no link of this creator
     */
    public void revoke(String link) {
        find(link).revoke();
    }

    private SharedLink find(String link) {
        SharedLink found = made.get(link.strip());
        if (found == null) {
            throw new IllegalArgumentException("Expected a link that this creator has made, but got another one.");
        }
        return found;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
            IncomingRequest request = new IncomingRequest(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    QueryString.firstValues(exchange.getRequestURI().getRawQuery()),
                    headers,
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8),
                    exchange.getRemoteAddress().toString());
            Reply reply = reply(request);
            reply.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            byte[] body = reply.body().getBytes(UTF_8);
            boolean silent = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(reply.status(), silent ? -1 : body.length);
            if (!silent) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private Reply reply(IncomingRequest request) {
        if (request.path().equals("/" + ViewerPage.NAME)) {
            return Reply.of(200, "text/html; charset=utf-8", ViewerPage.html())
                    .with("Content-Security-Policy", ViewerPage.policy() + "; frame-ancestors 'none'")
                    .with("Referrer-Policy", "no-referrer")
                    .with("X-Content-Type-Options", "nosniff");
        }
        return request.path().startsWith(Controls.PATH) ? controls.answer(request) : service.answer(request);
    }

    @Override
    public void close() {
        server.stop(0);
        workers.close();
    }
}
