package org.cgmkit.kit.wire;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cgmkit.kit.config.Connection;
import org.cgmkit.kit.config.HttpTarget;
import org.cgmkit.kit.config.Proxies;
import org.cgmkit.kit.config.TlsSettings;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server may answer without a body as often as it likes: no connection is lost to it. */
class EmptyAnswersTest {
    /** More than a client has connections. */
    private static final int MANY = 150;

    /** What {@code HttpServer} takes for a body of length zero, and for one whose length is not known. */
    private static final Map<String, Long> LENGTHS = Map.of("none", -1L, "chunked", 0L);

    @ParameterizedTest(name = "{0} with a body that is {1}")
    @CsvSource({"400, none", "400, chunked", "204, none", "201, none"})
    @Timeout(120)
    void manyEmptyAnswersLeaveAConnectionForTheNextRequest(int status, String body) throws Exception {
        Set<Integer> ports = ConcurrentHashMap.newKeySet();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            ports.add(exchange.getRemoteAddress().getPort());
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, Objects.requireNonNull(LENGTHS.get(body)));
            exchange.close();
        });
        server.start();
        HttpTarget target = HttpTarget.at(
                        "http://127.0.0.1:" + server.getAddress().getPort() + "/fhir")
                .connection(new Connection(TlsSettings.standard(), Proxies.of(Map.of()), Duration.ZERO))
                .build();
        try (HttpClients clients = new HttpClients(target)) {
            TargetClient wire = new TargetClient(
                    target,
                    clients,
                    exchange -> {},
                    ThrottlingWait.of(target, Sleeper.real()),
                    RequestPacing.of(target, Sleeper.real()),
                    Credentials.given(target));
            for (int i = 0; i < MANY; i++) {
                assertThat(wire.send(Request.json("POST", "$op", "{}")).status(), is(status));
            }
        } finally {
            server.stop(0);
        }

        if (body.equals("none")) {
            assertThat("connections", ports.size(), is(1));
        }
    }
}
