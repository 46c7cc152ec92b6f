package org.cgmkit.kit.authorization;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.cgmkit.kit.config.ConfigurationException;

/** Listens on this machine for the browser that an authorization server sends back (RFC 8252, section 7.3). Hears it once. */
final class LoopbackListener implements AutoCloseable {
    private static final String PATH = "/callback";
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>cgmkit</title></head>
            <body><h1>cgmkit</h1><p>SENTENCE You can close this window.</p></body></html>
            """;

    private final HttpServer server;
    private final BlockingQueue<Map<String, String>> heard = new ArrayBlockingQueue<>(1);

    /**
     * Begins to listen.
     *
     * @param port the port, or 0 for any that is free
     * @throws ConfigurationException where it is taken
     */
    LoopbackListener(int port) {
        try {
            server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
        } catch (IOException e) {
            throw new ConfigurationException("Expected port " + port
                    + " of this machine to be free for the browser to come back to, but it is not (" + e.getMessage()
                    + "): end what listens there, or give another 'redirectPort' that the client is registered with.");
        }
        server.createContext("/", this::answer);
        server.start();
    }

    /** Where the browser is to be sent. */
    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
    }

    /** Waits for the browser, and gives the parameters that it was sent with; empty where it does not come in time. */
    Optional<Map<String, String>> await(Duration limit) {
        try {
            return Optional.ofNullable(heard.poll(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The run was interrupted while it waited for somebody to agree.", e);
        }
    }

    @Override
    public void close() {
        server.stop(1); // The page that thanks may still be on its way.
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String query = exchange.getRequestURI().getRawQuery();
            boolean back = exchange.getRequestURI().getPath().equals(PATH) && query != null;
            Map<String, String> parameters = back ? parameters(query) : Map.of();
            boolean meant = parameters.containsKey("code") || parameters.containsKey("error");
            boolean first = meant && heard.offer(parameters);
            String sentence = !meant
                    ? "This is where an authorization server sends browsers back to; this address was not such a one."
                    : !first || parameters.containsKey("error")
                            ? "The answer is heard."
                            : "The test goes on by itself.";
            byte[] page = PAGE.replace("SENTENCE", sentence).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
            exchange.sendResponseHeaders(meant ? 200 : 404, page.length);
            exchange.getResponseBody().write(page);
        }
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String part : query.split("&")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parameters.put(part.substring(0, equals), decoded(part.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }
}
