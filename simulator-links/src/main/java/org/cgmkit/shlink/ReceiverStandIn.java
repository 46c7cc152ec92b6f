package org.cgmkit.shlink;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.cgmkit.fixtures.Json;
import org.cgmkit.shlink.receiver.Receiver;
import org.cgmkit.shlink.receiver.ReceiverBehaviour;
import org.cgmkit.shlink.receiver.ReceiverDefect;
import org.cgmkit.shlink.receiver.ReceiverWorkings;
import org.cgmkit.simulator.RunningSimulator;
import org.cgmkit.simulator.Simulator;
import org.cgmkit.simulator.SimulatorBehaviour;
import org.cgmkit.simulator.SimulatorDefect;
import org.cgmkit.simulator.SimulatorSettings;

/**
 * The simulated receiver of SMART Health Links, as it plugs into the kit: it is given links by POST of {@code link} and
 * {@code passcode} to {@code /open}, and answers a POST of {@code link} to {@code /shows} with what it shows.
 */
public final class ReceiverStandIn implements Simulator {
    private static final Duration INTERVAL = Duration.ofMinutes(5);

    @Override
    public String id() {
        return "shlink-receiver";
    }

    @Override
    public String title() {
        return "Stand in for what opens SMART Health Links.";
    }

    @Override
    public List<SimulatorBehaviour> behaviours() {
        return ReceiverBehaviour.all().stream()
                .map(b -> new SimulatorBehaviour(b.name(), b.description()))
                .toList();
    }

    @Override
    public List<SimulatorDefect> defects() {
        return ReceiverDefect.all().stream()
                .map(d -> new SimulatorDefect(d.id(), d.requirement(), d.description()))
                .toList();
    }

    @Override
    public RunningSimulator start(SimulatorSettings settings) {
        ReceiverWorkings workings = ReceiverWorkings.sound();
        for (String id : settings.defects()) {
            workings = ReceiverDefect.named(id).change().apply(workings);
        }
        ReceiverBehaviour behaviour = settings.behaviour().isEmpty()
                ? ReceiverBehaviour.STANDARD
                : ReceiverBehaviour.named(settings.behaviour());
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress(settings.bind(), settings.port()), 0);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Expected an address to listen at, but " + settings.bind() + " with port " + settings.port()
                            + " cannot be had: " + e.getMessage() + ". Give another one with --bind or --port.",
                    e);
        }
        return new Running(server, new Receiver(behaviour, workings, INTERVAL), settings.bind());
    }

    private static final class Running implements RunningSimulator {
        private final HttpServer server;
        private final Receiver receiver;
        private final String bind;
        private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

        Running(HttpServer server, Receiver receiver, String bind) {
            this.server = server;
            this.receiver = receiver;
            this.bind = bind;
            server.createContext("/open", exchange -> answer(exchange, true));
            server.createContext("/shows", exchange -> answer(exchange, false));
            server.createContext("/scan", this::scan);
            server.setExecutor(workers);
            server.start();
        }

        private void answer(HttpExchange exchange, boolean opens) throws IOException {
            try (exchange) {
                JsonNode asked = Json.MAPPER.readTree(exchange.getRequestBody().readAllBytes());
                String link = asked.path("link").asText();
                if (opens) {
                    receiver.open(link, asked.path("passcode").asText());
                }
                byte[] text = receiver.shows(link).getBytes(UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
                exchange.sendResponseHeaders(200, text.length == 0 ? -1 : text.length);
                if (text.length > 0) {
                    exchange.getResponseBody().write(text);
                }
            }
        }

        private void scan(HttpExchange exchange) throws IOException {
            try (exchange) {
                String image = Json.MAPPER
                        .readTree(exchange.getRequestBody().readAllBytes())
                        .path("qr")
                        .asText();
                receiver.scan(Base64.getDecoder().decode(image.substring(image.indexOf(',') + 1)));
                exchange.sendResponseHeaders(200, -1);
            } catch (IllegalArgumentException e) {
                byte[] why = "Expected an image as a data: address in base64.".getBytes(UTF_8);
                exchange.sendResponseHeaders(400, why.length);
                exchange.getResponseBody().write(why);
            }
        }

        @Override
        public String address() {
            return "http://" + (bind.equals("0.0.0.0") ? "127.0.0.1" : bind) + ":"
                    + server.getAddress().getPort();
        }

        @Override
        public List<String> introduction() {
            return List.of(
                    "It is given links at " + address() + "/open (POST of JSON with 'link' and 'passcode') or as QR"
                            + " codes at /scan ('qr', a data: address), and says what it shows of them at " + address()
                            + "/shows.");
        }

        @Override
        public void close() {
            server.stop(0);
            workers.shutdownNow();
            receiver.close();
        }
    }
}
