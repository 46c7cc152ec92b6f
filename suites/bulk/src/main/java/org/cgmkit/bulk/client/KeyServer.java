package org.cgmkit.bulk.client;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.cgmkit.kit.config.ConfigurationException;

/** Serves the kit's public keys at the address that is registered with the source. */
public final class KeyServer implements AutoCloseable {
    /** How long a source may keep what it read. */
    public static final Duration KEPT = Duration.ofSeconds(1);

    private final HttpServer server;
    private volatile List<JWK> keys;

    private KeyServer(HttpServer server, List<JWK> keys) {
        this.server = server;
        this.keys = List.copyOf(keys);
    }

    /**
     * Serves keys.
     *
     * @param at the address; its host has to be one of this machine
     * @throws ConfigurationException where it cannot listen there
     */
    public static KeyServer at(URI at, List<JWK> keys) {
        try {
            HttpServer server =
                    HttpServer.create(new InetSocketAddress(InetAddress.getByName(at.getHost()), at.getPort()), 0);
            KeyServer started = new KeyServer(server, keys);
            server.createContext(at.getPath().isEmpty() ? "/" : at.getPath(), exchange -> {
                byte[] body = started.text().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.getResponseHeaders().add("Cache-Control", "max-age=" + KEPT.toSeconds());
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return started;
        } catch (IOException e) {
            throw new ConfigurationException("Expected to serve keys at " + at + " ('client.keysAt'), but it cannot be"
                    + " listened there (" + e.getMessage() + "): name an address of this machine with a free port.");
        }
    }

    private String text() {
        return new JWKSet(keys).toPublicJWKSet().toString();
    }

    /** Serves those from now on. */
    public void serve(List<JWK> others) {
        keys = List.copyOf(others);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
