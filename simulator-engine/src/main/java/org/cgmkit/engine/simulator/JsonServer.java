package org.cgmkit.engine.simulator;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.cgmkit.simulator.SimulatorSettings;

/** Answers JSON that is posted to it with JSON; what cannot be read or is refused with 400 and a sentence. */
final class JsonServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final String host;

    private JsonServer(HttpServer server, String host) {
        this.server = server;
        this.host = host;
    }

    /**
     * Listens.
     *
     * @param what what is to be posted, for the sentence about another method
     * @param answers answers what came; what it refuses, it refuses with an {@link IllegalArgumentException} or an
     *     {@link IllegalStateException} whose message is a sentence
     * @throws IllegalArgumentException where the address cannot be had; the message is a sentence
     */
    static JsonServer start(SimulatorSettings settings, String what, UnaryOperator<JsonNode> answers) {
        try {
            HttpServer server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getByName(settings.bind()), settings.port()), 0);
            JsonServer started = new JsonServer(server, settings.bind());
            server.setExecutor(started.workers);
            server.createContext("/", exchange -> answer(exchange, what, answers));
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
    String address() {
        return "http://" + host + ":" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private static void answer(HttpExchange exchange, String what, UnaryOperator<JsonNode> answers) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("POST")) {
                refuse(
                        exchange,
                        405,
                        "Expected a POST with " + what + ", but got " + exchange.getRequestMethod() + ".");
                return;
            }
            try {
                send(exchange, 200, answers.apply(JSON.readTree(exchange.getRequestBody())));
            } catch (JsonProcessingException e) {
                JsonLocation at = e.getLocation();
                refuse(
                        exchange,
                        400,
                        "Expected JSON, but it cannot be read"
                                + (at == null
                                        ? "."
                                        : " at line " + at.getLineNr() + ", column " + at.getColumnNr() + "."));
            } catch (IllegalArgumentException | IllegalStateException e) {
                refuse(exchange, 400, String.valueOf(e.getMessage()));
            }
        }
    }

    private static void refuse(HttpExchange exchange, int status, String sentence) throws IOException {
        send(exchange, status, JsonNodeFactory.instance.objectNode().put("error", sentence));
    }

    private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
