package org.cgmkit.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.cgmkit.guide.t1d.T1dEdition;
import org.cgmkit.simulator.RunningSimulator;
import org.cgmkit.simulator.Simulator;
import org.cgmkit.simulator.SimulatorBehaviour;
import org.cgmkit.simulator.SimulatorDefect;
import org.cgmkit.simulator.SimulatorSettings;
import org.cgmkit.simulator.UnknownName;

/** The simulated registry behind HTTP. */
public final class RegistryStandIn implements Simulator {
    private static final String BASE = "/fhir";
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    static {
        // Else each answer waits 40 ms for the client to acknowledge its headers (jdk.httpserver, "nodelay").
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true");
        }
    }

    @Override
    public String id() {
        return "t1d-registry";
    }

    @Override
    public String title() {
        return "Stand in for a registry by the T1D Exchange guide, an " + T1dEdition.STANDING + ".";
    }

    @Override
    public List<SimulatorBehaviour> behaviours() {
        return Arrays.stream(RegistryBehaviour.values())
                .map(b -> new SimulatorBehaviour(b.id(), b.description()))
                .toList();
    }

    @Override
    public List<SimulatorDefect> defects() {
        return Arrays.stream(RegistryDefect.values())
                .map(d -> new SimulatorDefect(d.id(), d.requirement(), d.description()))
                .toList();
    }

    @Override
    public RunningSimulator start(SimulatorSettings settings) {
        if (settings.defects().size() > 1) {
            throw new IllegalArgumentException("Expected one defect of the registry at a time, but got "
                    + String.join(", ", settings.defects()) + ".");
        }
        RegistryRules rules = settings.defects().stream()
                .map(RegistryStandIn::defect)
                .findFirst()
                .map(RegistryDefect::rules)
                .orElseGet(RegistryRules::new);
        Registry registry = new Registry(rules, behaviour(settings.behaviour()));
        try {
            HttpServer server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getByName(settings.bind()), settings.port()), 0);
            ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
            server.setExecutor(workers);
            server.createContext("/", exchange -> answer(exchange, registry));
            server.start();
            return new Running(server, workers, settings.bind());
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "Expected a free address to listen at, but " + settings.bind() + ":" + settings.port()
                            + " cannot be had (" + e.getMessage() + "); choose another port.",
                    e);
        }
    }

    private static RegistryDefect defect(String id) {
        List<String> ids =
                Arrays.stream(RegistryDefect.values()).map(RegistryDefect::id).toList();
        return RegistryDefect.find(id)
                .orElseThrow(() -> new IllegalArgumentException(UnknownName.sentence("defect", id, ids)));
    }

    private static RegistryBehaviour behaviour(String id) {
        List<String> ids = Arrays.stream(RegistryBehaviour.values())
                .map(RegistryBehaviour::id)
                .toList();
        String name = id.isEmpty() ? RegistryBehaviour.STANDARD.id() : id;
        return RegistryBehaviour.find(name)
                .orElseThrow(() -> new IllegalArgumentException(UnknownName.sentence("behaviour", name, ids)));
    }

    private static void answer(HttpExchange exchange, Registry registry) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String below = path.startsWith(BASE) ? path.substring(BASE.length()).replaceFirst("^/", "") : path;
            RegistryAnswer answer = registry.answer(new RegistryRequest(
                    exchange.getRequestMethod(),
                    below,
                    Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), ""),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .add("Content-Type", answer.body().startsWith("{") ? "application/fhir+json" : "text/plain");
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private record Running(HttpServer server, ExecutorService workers, String host) implements RunningSimulator {
        @Override
        public String address() {
            return "http://" + host + ":" + server.getAddress().getPort() + BASE;
        }

        @Override
        public List<String> introduction() {
            return List.of(
                    "It listens at " + address() + ". Submissions go to " + address() + "/Bundle/$submit-t1d-data.",
                    "It follows the T1D Exchange guide, an " + T1dEdition.STANDING + ".");
        }

        @Override
        public void close() {
            server.stop(0);
            workers.shutdownNow();
        }
    }
}
