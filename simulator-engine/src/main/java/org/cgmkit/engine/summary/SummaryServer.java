package org.cgmkit.engine.summary;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.cgmkit.engine.summary.SummaryWrites.Written;
import org.cgmkit.guide.search.QueryString;

/**
 * The store behind HTTP: create, conditional create, update, delete, read, history and search of any type, and Bundles posted to the base
 * or to an operation there.
 */
public final class SummaryServer implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final SummaryStore store = new SummaryStore();
    private final SummaryWrites writes = new SummaryWrites(store);
    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final String host;
    private final boolean revinclude;
    private volatile SummaryListener listener = (method, url, body, status, answer) -> {};

    private record Reply(int status, JsonNode body, String location) {}

    private SummaryServer(HttpServer server, String host, boolean revinclude) {
        this.server = server;
        this.host = host;
        this.revinclude = revinclude;
    }

    /**
     * Starts one.
     *
     * @param host the address to listen at
     * @param port the port, or 0 for a free one
     * @param revinclude whether it answers {@code _revinclude}
     * @throws IllegalArgumentException where the address cannot be had; the message is a sentence
     */
    public static SummaryServer start(String host, int port, boolean revinclude) {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(host, port), 0);
            SummaryServer server = new SummaryServer(http, host, revinclude);
            http.createContext("/fhir", server::handle);
            http.setExecutor(server.workers);
            http.start();
            return server;
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "Expected a free address to listen at, but " + host + ":" + port + " cannot be had ("
                            + e.getMessage() + "); choose another port.",
                    e);
        }
    }

    /** The FHIR base. */
    public String base() {
        return "http://" + host + ":" + server.getAddress().getPort() + "/fhir";
    }

    /** What it keeps. */
    public SummaryStore store() {
        return store;
    }

    /** What conditional creates did not store. */
    public List<SwallowedWrite> swallowed() {
        return writes.swallowed();
    }

    /** Tells of each write from now on. */
    public void tell(SummaryListener other) {
        listener = other;
    }

    /**
     * What a GET answers, without going over the wire.
     *
     * @param path what follows the base, such as {@code Observation?patient=1}
     * @return the body, or empty where nothing is there
     */
    public Optional<JsonNode> get(String path) {
        String[] parts = path.split("\\?", 2);
        Reply reply = get(parts[0], QueryString.firstValues(parts.length == 2 ? parts[1] : null));
        return reply.status() == 200 ? Optional.of(reply.body().deepCopy()) : Optional.empty();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            Reply reply = reply(exchange, body);
            byte[] bytes = JSON.writeValueAsBytes(reply.body());
            if (!exchange.getRequestMethod().equals("GET")) {
                listener.written(
                        exchange.getRequestMethod(),
                        "http://" + host + ":" + server.getAddress().getPort() + exchange.getRequestURI(),
                        body,
                        reply.status(),
                        new String(bytes, UTF_8));
            }
            exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
            if (!reply.location().isEmpty()) {
                exchange.getResponseHeaders().set("Location", base() + "/" + reply.location());
            }
            exchange.sendResponseHeaders(reply.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Reply reply(HttpExchange exchange, String body) throws IOException {
        String path = exchange.getRequestURI().getPath().replaceFirst("^/fhir/?", "");
        try {
            return switch (exchange.getRequestMethod()) {
                case "GET" ->
                    get(path, QueryString.firstValues(exchange.getRequestURI().getRawQuery()));
                case "POST" ->
                    post(
                            JSON.readTree(body),
                            Objects.requireNonNullElse(
                                    exchange.getRequestHeaders().getFirst("If-None-Exist"), ""));
                case "PUT" -> written(writes.update(path, JSON.readTree(body), store.tick()));
                case "DELETE" -> store.remove(path) ? new Reply(204, outcome("deleted"), "") : nothing(path);
                default ->
                    refused(405, "Expected GET, POST, PUT or DELETE, but got " + exchange.getRequestMethod() + ".");
            };
        } catch (JsonProcessingException e) {
            return refused(400, "Expected FHIR JSON, but it cannot be read: " + e.getOriginalMessage() + ".");
        }
    }

    private Reply get(String path, Map<String, String> query) {
        if (path.endsWith("/_history")) {
            List<ObjectNode> versions = store.history(path.substring(0, path.length() - "/_history".length()));
            return versions.isEmpty() ? nothing(path) : new Reply(200, bundle("history", versions), "");
        }
        if (path.contains("/")) {
            return store.read(path)
                    .map(resource -> new Reply(200, resource, ""))
                    .orElseGet(() -> nothing(path));
        }
        return new Reply(200, bundle("searchset", new SummarySearch(store).find(path, query, revinclude)), "");
    }

    private Reply post(JsonNode resource, String ifNoneExist) {
        return resource.path("resourceType").asText().equals("Bundle")
                ? new Reply(200, writes.bundle(resource, store.tick()), "")
                : written(writes.create(resource, ifNoneExist, store.tick()));
    }

    private static Reply written(Written written) {
        return new Reply(written.status(), written.resource(), written.location());
    }

    private static ObjectNode bundle(String type, List<ObjectNode> resources) {
        ObjectNode bundle = JsonNodeFactory.instance.objectNode();
        bundle.put("resourceType", "Bundle").put("type", type).put("total", resources.size());
        var entries = bundle.putArray("entry");
        resources.forEach(each -> entries.addObject().set("resource", each));
        return bundle;
    }

    private static Reply nothing(String path) {
        return refused(404, "There is no " + path + ".");
    }

    private static Reply refused(int status, String sentence) {
        return new Reply(status, outcome(sentence), "");
    }

    private static ObjectNode outcome(String sentence) {
        ObjectNode outcome = JsonNodeFactory.instance.objectNode().put("resourceType", "OperationOutcome");
        outcome.putArray("issue")
                .addObject()
                .put("severity", "error")
                .put("code", "processing")
                .put("diagnostics", sentence);
        return outcome;
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
