package org.cgmkit.cloud.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.cgmkit.simulator.SimulatorSettings;

/** Listens for requests to a simulated cloud. */
public final class CloudServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    static {
        // Else each answer waits 40 ms for the client to acknowledge its headers (jdk.httpserver, "nodelay").
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true");
        }
    }

    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final String host;

    private CloudServer(HttpServer server, String host) {
        this.server = server;
        this.host = host;
    }

    /**
     * Listens.
     *
     * @param answers answers a request
     * @throws IllegalArgumentException where the address cannot be had; the message is a sentence
     */
    public static CloudServer start(SimulatorSettings settings, Function<CloudRequest, CloudAnswer> answers) {
        try {
            HttpServer server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getByName(settings.bind()), settings.port()), 0);
            CloudServer started = new CloudServer(server, settings.bind());
            server.setExecutor(started.workers);
            server.createContext("/", exchange -> answer(exchange, answers));
            server.start();
            return started;
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "Expected a free address to listen at, but " + settings.bind() + ":" + settings.port()
                            + " cannot be had (" + e.getMessage() + "); choose another port.",
                    e);
        }
    }

    /** Where it listens. */
    public String address() {
        return "http://" + host + ":" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private static void answer(HttpExchange exchange, Function<CloudRequest, CloudAnswer> answers) throws IOException {
        try (exchange) {
            CloudAnswer answer = answers.apply(request(exchange));
            if (answer.status() == 0) {
                return;
            }
            answer.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
            byte[] body = answer.json().isMissingNode()
                    ? answer.text().getBytes(StandardCharsets.UTF_8)
                    : JSON.writeValueAsBytes(answer.json());
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private static CloudRequest request(HttpExchange exchange) throws IOException {
        String type = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Content-Type"), "");
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return new CloudRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                pairs(Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "")),
                type.contains("json") ? members(body) : pairs(body),
                Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), ""));
    }

    private static Map<String, String> members(String body) throws IOException {
        Map<String, String> members = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : JSON.readTree(body).properties()) {
            members.put(each.getKey(), each.getValue().asText());
        }
        return members;
    }

    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                pairs.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return pairs;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
