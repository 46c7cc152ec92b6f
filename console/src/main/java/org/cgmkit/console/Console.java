package org.cgmkit.console;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.cgmkit.console.ehr.EhrHost;
import org.cgmkit.console.live.LiveHub;
import org.cgmkit.console.live.TrafficRecorder;
import org.cgmkit.console.page.ConsolePages;
import org.cgmkit.console.sandbox.FinishedExchange;
import org.cgmkit.console.sandbox.SandboxPlace;
import org.cgmkit.console.sandbox.SandboxSetup;
import org.cgmkit.console.store.ConsoleDatabase;
import org.cgmkit.console.store.Event;
import org.cgmkit.console.store.SandboxRow;
import org.cgmkit.console.store.Secret;
import org.cgmkit.console.web.ConsoleServer;
import org.cgmkit.console.web.Route;
import org.cgmkit.console.web.SessionCookie;
import org.jspecify.annotations.Nullable;

/** A console at work, with the sandboxes that it hosts. */
public final class Console implements AutoCloseable {
    private final ConsoleOptions options;
    private final ConsoleDatabase database;
    private final EhrHost sandboxes;
    private final TrafficRecorder recorder;
    private final ConsoleServer server;
    private final List<Route> routes;

    private Console(
            ConsoleOptions options,
            ConsoleDatabase database,
            EhrHost sandboxes,
            TrafficRecorder recorder,
            ConsoleServer server,
            List<Route> routes) {
        this.options = options;
        this.database = database;
        this.sandboxes = sandboxes;
        this.recorder = recorder;
        this.server = server;
        this.routes = routes;
    }

    /**
     * Starts a console, and answers when it serves.
     *
     * @throws IllegalArgumentException where an option cannot be met, such as a taken port or a database that cannot be opened;
     *     the message is a sentence
     */
    public static Console start(ConsoleOptions options, Clock clock) {
        ConsoleDatabase database = ConsoleDatabase.open(options.database(), clock);
        AtomicReference<@Nullable TrafficRecorder> recorder = new AtomicReference<>();
        EhrHost sandboxes = null;
        try {
            sandboxes = EhrHost.start(
                    new SandboxPlace(options.bind(), options.sandboxPort(), options.sandboxUrl(), options.sandboxes()),
                    exchange -> keep(recorder.get(), exchange));
            LiveHub hub = new LiveHub();
            TrafficRecorder traffic = new TrafficRecorder(database.exchanges(), hub, sandboxes::summary);
            recorder.set(traffic);
            restore(database, sandboxes, traffic);
            SessionCookie cookie = SessionCookie.over(options.baseUrl() != null
                    && "https".equals(options.baseUrl().getScheme()));
            ConsolePages pages = new ConsolePages(
                    database, Map.of(sandboxes.simulator().id(), sandboxes), traffic, hub, cookie, clock);
            List<Route> routes = pages.routes();
            ConsoleServer server = ConsoleServer.start(
                    options.bind(),
                    options.port(),
                    options.baseUrl(),
                    routes,
                    database.signIns()::find,
                    pages::complaint);
            return new Console(options, database, sandboxes, traffic, server, routes);
        } catch (RuntimeException e) {
            if (sandboxes != null) {
                sandboxes.close();
            }
            TrafficRecorder begun = recorder.get();
            if (begun != null) {
                begun.close();
            }
            database.close();
            throw e;
        }
    }

    private static void keep(@Nullable TrafficRecorder recorder, FinishedExchange exchange) {
        // What comes before the console serves belongs to nobody who looks on.
        if (recorder != null) {
            recorder.finished(exchange);
        }
    }

    /** Sandboxes whose data were lost begin anew, at their addresses. */
    private static void restore(ConsoleDatabase database, EhrHost host, TrafficRecorder recorder) {
        for (SandboxRow row : database.sandboxes().all()) {
            recorder.record(row);
            if (row.simulator().equals(host.simulator().id())
                    && host.find(row.id()).isEmpty()) {
                host.create(row.id(), SandboxSetup.parse(row.settings()));
            }
        }
    }

    /** The address of the door, without a slash at its end. */
    public String address() {
        if (options.baseUrl() != null) {
            return options.baseUrl().toString();
        }
        String host = options.bind().equals("0.0.0.0") ? "127.0.0.1" : options.bind();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + server.port();
    }

    /** The address of the sandboxes, without a slash at its end. */
    public String sandboxAddress() {
        return sandboxes.address();
    }

    /** The routes, for tests that go through all of them. */
    public List<Route> routes() {
        return routes;
    }

    /** Makes the first event where there is none, and answers its code, which is kept as a hash only. */
    public Optional<String> firstEvent(String name, ZoneId zone) {
        if (!database.events().all().isEmpty()) {
            return Optional.empty();
        }
        String code = Secret.code();
        database.events().create(name, zone, code);
        return Optional.of(code);
    }

    /** Gives the first event another code, and answers it; the earlier one is of no use any more. */
    public String newCode() {
        Event event = database.events().all().getFirst();
        String code = Secret.code();
        database.events().changeCode(event, code);
        return code;
    }

    /** Loads what the first submission would have to wait for, in the background. */
    public void warmUp() {
        sandboxes.warmUp();
    }

    /** Stops to serve, and keeps the traffic that came. */
    @Override
    public void close() {
        server.close();
        sandboxes.close();
        recorder.close();
        database.close();
    }
}
