package org.cgmkit.engine.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.cgmkit.engine.defect.EngineDefect;
import org.cgmkit.engine.defect.EngineWorkings;
import org.cgmkit.engine.trace.TaskJson;
import org.cgmkit.simulator.RunningSimulator;
import org.cgmkit.simulator.Simulator;
import org.cgmkit.simulator.SimulatorBehaviour;
import org.cgmkit.simulator.SimulatorDefect;
import org.cgmkit.simulator.SimulatorSettings;
import org.cgmkit.simulator.UnknownName;

/** The reference engine behind HTTP: a POST with a trace is answered with its outcomes. */
public final class EngineStandIn implements Simulator {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String id() {
        return "outcome-engine";
    }

    @Override
    public String title() {
        return "Stand in for an engine that computes times in ranges.";
    }

    @Override
    public List<SimulatorBehaviour> behaviours() {
        return EngineBehaviour.all().stream()
                .map(each -> new SimulatorBehaviour(each.id(), each.description()))
                .toList();
    }

    @Override
    public List<SimulatorDefect> defects() {
        return EngineDefect.all().stream()
                .map(each -> new SimulatorDefect(each.id(), each.requirement(), each.description()))
                .toList();
    }

    @Override
    public RunningSimulator start(SimulatorSettings settings) {
        SimulatedEngine engine = engine(settings);
        try {
            HttpServer server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getByName(settings.bind()), settings.port()), 0);
            ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
            server.setExecutor(workers);
            server.createContext("/", exchange -> answer(exchange, engine));
            server.start();
            return new Running(server, workers, settings.bind());
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "Expected a free address to listen at, but " + settings.bind() + ":" + settings.port()
                            + " cannot be had (" + e.getMessage() + "); choose another port.",
                    e);
        }
    }

    /**
     * The engine that settings describe.
     *
     * @throws IllegalArgumentException where there is no such behaviour or defect; the message is a sentence
     */
    public static SimulatedEngine engine(SimulatorSettings settings) {
        EngineWorkings workings = EngineWorkings.sound();
        String shown = settings.behaviour();
        for (String id : settings.defects()) {
            EngineDefect defect = EngineDefect.find(id)
                    .orElseThrow(() -> new IllegalArgumentException(UnknownName.sentence(
                            "defect",
                            id,
                            EngineDefect.all().stream().map(EngineDefect::id).toList())));
            workings = workings.and(defect.workings());
            shown = shown.isEmpty() ? defect.behaviour() : shown;
        }
        String name = shown.isEmpty() ? EngineBehaviour.CONSENSUS.id() : shown;
        EngineBehaviour behaviour = EngineBehaviour.find(name)
                .orElseThrow(() -> new IllegalArgumentException(UnknownName.sentence(
                        "behaviour",
                        name,
                        EngineBehaviour.all().stream().map(EngineBehaviour::id).toList())));
        return new SimulatedEngine(behaviour, workings);
    }

    private static void answer(HttpExchange exchange, SimulatedEngine engine) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("POST")) {
                send(
                        exchange,
                        405,
                        error("Expected a POST with a trace, but got " + exchange.getRequestMethod() + "."));
                return;
            }
            try {
                JsonNode asked = JSON.readTree(exchange.getRequestBody());
                send(exchange, 200, engine.answer(TaskJson.read(asked)));
            } catch (JsonProcessingException e) {
                send(exchange, 400, error("Expected JSON, but it cannot be read: " + e.getOriginalMessage() + "."));
            } catch (IllegalArgumentException e) {
                send(exchange, 400, error(String.valueOf(e.getMessage())));
            }
        }
    }

    private static JsonNode error(String sentence) {
        return JsonNodeFactory.instance.objectNode().put("error", sentence);
    }

    private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private record Running(HttpServer server, ExecutorService workers, String host) implements RunningSimulator {
        @Override
        public String address() {
            return "http://" + host + ":" + server.getAddress().getPort();
        }

        @Override
        public List<String> introduction() {
            return List.of(
                    "It listens at " + address() + ".",
                    "POST a trace as JSON: {\"trace\": [{\"time\": …, \"value\": …, \"unit\": …}], \"start\": …, \"end\": …,"
                            + " \"zone\": …, \"interval\": 5}.");
        }

        @Override
        public void close() {
            server.stop(0);
            workers.shutdownNow();
        }
    }
}
