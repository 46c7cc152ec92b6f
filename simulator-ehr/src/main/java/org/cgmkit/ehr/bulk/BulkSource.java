package org.cgmkit.ehr.bulk;

import jakarta.servlet.Servlet;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.cgmkit.database.DatabaseAddress;
import org.cgmkit.ehr.bulk.content.BulkWorld;
import org.cgmkit.ehr.bulk.content.WorldSize;
import org.cgmkit.ehr.bulk.job.Exports;
import org.cgmkit.ehr.bulk.wire.BulkAnswer;
import org.cgmkit.ehr.bulk.wire.BulkRequest;
import org.cgmkit.ehr.bulk.workings.BulkBehaviour;
import org.cgmkit.ehr.bulk.workings.Habit;
import org.cgmkit.ehr.bulk.workings.SourceRules;
import org.cgmkit.ehr.hosting.Hosting;
import org.cgmkit.ehr.hosting.OriginPolicy;
import org.cgmkit.ehr.hosting.WebServer;
import org.cgmkit.ehr.store.Database;
import org.cgmkit.ehr.submission.Json;
import org.jspecify.annotations.Nullable;

/** A bulk source behind HTTP. */
public final class BulkSource implements AutoCloseable {
    /** The id of the client whose key {@link #key} gives. */
    public static final String CLIENT = SourceClients.FIRST;

    /** The id of another one. */
    public static final String OTHER_CLIENT = SourceClients.SECOND;

    private static final long SEED = 20_260_504;

    private final WebServer server;
    private final SourceClients clients;
    private final BulkWorld world;
    private final Database database;

    private BulkSource(WebServer server, SourceClients clients, BulkWorld world, Database database) {
        this.database = database;
        this.server = server;
        this.clients = clients;
        this.world = world;
    }

    /**
     * How a source is set up.
     *
     * @param behaviour what it does where that is open
     * @param rules how it departs
     * @param size how large its world is
     * @param work how long a job takes
     * @param keysAt where its first client has its keys; null for the key that is handed out
     */
    public record Options(
            BulkBehaviour behaviour,
            SourceRules rules,
            WorldSize size,
            Duration work,
            @Nullable URI keysAt) {}

    /**
     * Starts one, and answers when it serves.
     *
     * @throws IllegalArgumentException where it cannot listen as asked; the message is a sentence
     */
    public static BulkSource start(Hosting hosting, Options options) {
        Database database = Database.open(DatabaseAddress.inMemory());
        try {
            return start(hosting, options, database);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static BulkSource start(Hosting hosting, Options options, Database database) {
        Clock clock = Clock.systemUTC();
        BulkBehaviour behaviour = options.behaviour();
        SourceRules rules = options.rules();
        BulkWorld world = new BulkWorld(options.size(), SEED, clock);
        SourceClients clients = new SourceClients(
                rules.assertions(), options.keysAt(), database.resources("bulk").dataSet(), clock);
        SourceApi api = new SourceApi(
                behaviour,
                rules,
                clients,
                new Exports(world, behaviour, rules, clock, options.work()),
                new ResourceApi(world, behaviour, rules),
                clock);
        Servlet servlet = new BulkServlet(request -> answer(request, api, clients, world), behaviour.has(Habit.GZIP));
        WebServer server = WebServer.start(hosting, Map.of("/*", servlet), OriginPolicy.nobody());
        return new BulkSource(server, clients, world, database);
    }

    private static BulkAnswer answer(BulkRequest request, SourceApi api, SourceClients clients, BulkWorld world) {
        String origin = request.url().substring(0, request.url().indexOf('/', "https://".length()));
        return switch (request.path()) {
            case "/auth/token" -> clients.token(request, origin);
            case "/world.csv" -> BulkAnswer.text(200, "text/csv", world.csv().map(line -> line + "\n"));
            case "/client-key.json" -> key(clients, CLIENT);
            case "/other-client-key.json" -> key(clients, OTHER_CLIENT);
            case "/control" -> control(request, world);
            default -> api.answer(request, origin);
        };
    }

    private static BulkAnswer key(SourceClients clients, String client) {
        return BulkAnswer.of(200, "application/json", Json.object(clients.key(client)));
    }

    private static BulkAnswer control(BulkRequest request, BulkWorld world) {
        if (!request.body().contains("\"newMember\"")) {
            return BulkAnswer.refusal(400, "value", "Expected the step newMember.");
        }
        return world.join()
                .map(person ->
                        BulkAnswer.of(200, "application/json", Json.object().put("patient", person)))
                .orElseGet(() -> BulkAnswer.refusal(409, "conflict", "Everybody is in the group."));
    }

    /** Its address, without a slash at its end. */
    public String address() {
        return server.origin();
    }

    /** Its FHIR base, without a slash at its end. */
    public String baseUrl() {
        return server.origin() + "/fhir";
    }

    /** The private key of one of its clients, as a JSON Web Key. */
    public String key(String client) {
        return clients.key(client);
    }

    /** What its world has. */
    public BulkWorld world() {
        return world;
    }

    @Override
    public void close() {
        try {
            server.close();
        } finally {
            database.close();
        }
    }
}
