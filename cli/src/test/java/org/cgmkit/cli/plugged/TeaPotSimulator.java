package org.cgmkit.cli.plugged;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cgmkit.simulator.RunningSimulator;
import org.cgmkit.simulator.Simulator;
import org.cgmkit.simulator.SimulatorBehaviour;
import org.cgmkit.simulator.SimulatorDefect;
import org.cgmkit.simulator.SimulatorSettings;

final class TeaPotSimulator implements Simulator {
    @Override
    public String id() {
        return "tea-pot";
    }

    @Override
    public String title() {
        return "Stand in for a tea pot.";
    }

    @Override
    public List<SimulatorBehaviour> behaviours() {
        return List.of(new SimulatorBehaviour("standard", "It is short and stout."));
    }

    @Override
    public List<SimulatorDefect> defects() {
        return List.of(new SimulatorDefect("brews-coffee", "tea-pot.brewing.refuses-coffee", "It brews coffee."));
    }

    @Override
    public RunningSimulator start(SimulatorSettings settings) {
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress(settings.bind(), settings.port()), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] text = "I am a tea pot".getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(settings.defects().contains("brews-coffee") ? 200 : 418, text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
        });
        server.start();
        return new RunningSimulator() {
            @Override
            public String address() {
                return "http://" + settings.bind() + ":" + server.getAddress().getPort();
            }

            @Override
            public void close() {
                server.stop(0);
            }
        };
    }
}
