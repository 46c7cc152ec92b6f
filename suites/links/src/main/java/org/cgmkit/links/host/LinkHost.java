package org.cgmkit.links.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.cgmkit.guide.search.QueryString;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.ServerCertificate;
import org.cgmkit.links.host.LinkRequest.Kind;
import org.cgmkit.reports.Evidence;
import org.cgmkit.reports.evidence.Header;
import org.cgmkit.reports.evidence.HttpExchange;
import org.jspecify.annotations.Nullable;

/**
 * Serves links to a receiver under test. It answers even what is asked for in a wrong way, so that one mistake does not hide what comes
 * after it.
 */
public final class LinkHost implements AutoCloseable {
    private static final Evidence NOTHING = new Evidence("", "", "", "", "", Instant.EPOCH, Duration.ZERO);

    private final HttpServer server;
    private final String base;
    private final Function<HttpExchange, Evidence> evidence;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, HostedLink> links = new ConcurrentHashMap<>();

    private LinkHost(HttpServer server, String base, Function<HttpExchange, Evidence> evidence) {
        this.server = server;
        this.base = base;
        this.evidence = evidence;
    }

    /**
     * Starts one.
     *
     * @param bind the address to listen at
     * @param port the port, or 0 for a free one
     * @param known the address under which receivers reach it, or null for the one that it listens at
     * @param certificate what it shows over TLS, or null where it serves without
     * @param evidence keeps exchanges
     * @throws ConfigurationException where the address cannot be had
     */
    public static LinkHost start(
            String bind,
            int port,
            @Nullable String known,
            @Nullable ServerCertificate certificate,
            Function<HttpExchange, Evidence> evidence) {
        try {
            HttpServer server = server(new InetSocketAddress(bind, port), certificate);
            String base = known == null
                    ? (certificate == null ? "http://" : "https://") + bind + ":"
                            + server.getAddress().getPort()
                    : known;
            LinkHost host = new LinkHost(server, base.replaceAll("/+$", ""), evidence);
            server.createContext("/", host::handle);
            server.setExecutor(host.workers);
            server.start();
            return host;
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigurationException("Expected an address to listen at, but " + bind + " with port " + port
                    + " cannot be had: " + e.getMessage() + ".");
        }
    }

    private static HttpServer server(InetSocketAddress address, @Nullable ServerCertificate certificate)
            throws IOException {
        if (certificate == null) {
            return HttpServer.create(address, 0);
        }
        HttpsServer server = HttpsServer.create(address, 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
        return server;
    }

    /** Hosts a link from now on. */
    public HostedLink host(LinkPlan plan) {
        HostedLink link = new HostedLink(plan, base);
        links.put(link.token(), link);
        return link;
    }

    private void handle(com.sun.net.httpserver.HttpExchange exchange) throws IOException {
        Instant when = Instant.now();
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            URI uri = exchange.getRequestURI();
            String[] parts = uri.getPath().split("/");
            HostedLink link = parts.length < 3 ? null : links.get(parts[2]);
            if (link == null || exchange.getRequestMethod().equals("OPTIONS")) {
                send(
                        exchange,
                        link == null
                                ? HostReply.saying(404, "There is nothing here.")
                                : new HostReply(204, Map.of(), ""));
                return;
            }
            link.begin();
            try {
                answer(exchange, when, body, link);
            } finally {
                link.end();
            }
        }
    }

    private void answer(com.sun.net.httpserver.HttpExchange exchange, Instant when, String body, HostedLink link)
            throws IOException {
        URI uri = exchange.getRequestURI();
        Kind kind = switch (uri.getPath().split("/")[1]) {
            case "shl" -> Kind.LINK;
            case "file" -> Kind.FILE;
            case "viewer" -> Kind.VIEWER;
            default -> Kind.CANARY;
        };
        LinkRequest request = new LinkRequest(
                kind,
                when,
                when,
                exchange.getRequestMethod(),
                uri.toString(),
                QueryString.firstValues(uri.getRawQuery()),
                headers(exchange),
                body,
                0,
                NOTHING);
        HostReply reply = switch (kind) {
            case LINK -> link.answer(request);
            case FILE -> link.file(uri.getPath());
            case VIEWER -> HostReply.of(200, "text/html", "<!doctype html><title>A viewer of links</title>");
            case CANARY -> HostReply.saying(200, "");
        };
        // Kept before it is sent, so that whoever has the answer finds the request among those that came.
        link.keep(kept(request, reply, exchange));
        send(exchange, reply);
    }

    private LinkRequest kept(LinkRequest request, HostReply reply, com.sun.net.httpserver.HttpExchange exchange) {
        List<Header> sent = new ArrayList<>();
        exchange.getRequestHeaders().forEach((name, values) -> values.forEach(v -> sent.add(new Header(name, v))));
        List<Header> answered = new ArrayList<>();
        reply.headers().forEach((name, value) -> answered.add(new Header(name, value)));
        Instant now = Instant.now();
        Evidence evidence = this.evidence.apply(new HttpExchange(
                request.when(),
                Duration.between(request.when(), now),
                request.method(),
                base + request.uri(),
                sent,
                request.body(),
                new HttpExchange.Answer(reply.status(), "", answered, reply.body())));
        return new LinkRequest(
                request.kind(),
                request.when(),
                now,
                request.method(),
                request.uri(),
                request.query(),
                request.headers(),
                request.body(),
                reply.status(),
                evidence);
    }

    private static void send(com.sun.net.httpserver.HttpExchange exchange, HostReply reply) throws IOException {
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
        exchange.getResponseHeaders().set("Access-Control-Allow-Headers", "content-type");
        exchange.getResponseHeaders().set("Access-Control-Allow-Methods", "GET, POST");
        exchange.getResponseHeaders().set("Access-Control-Expose-Headers", "Retry-After");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        byte[] body = reply.body().getBytes(UTF_8);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private static Map<String, String> headers(com.sun.net.httpserver.HttpExchange exchange) {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        return headers;
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
