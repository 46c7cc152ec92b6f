package org.cgmkit.ehr.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import org.cgmkit.ehr.intake.SubmissionProfileValidation;
import org.cgmkit.ehr.receiver.DataReceiver;
import org.cgmkit.ehr.receiver.ExchangeSink;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.ehr.store.Database;
import org.cgmkit.ehr.store.ResourceStore;
import org.cgmkit.guide.cgm.GuideVersion;

/** The sandboxes of one simulator: isolated receivers, each under its own path. */
public final class Sandboxes {
    /** The id of the sandbox at {@code /fhir}. */
    public static final String DEFAULT = "default";

    private static final String DEFAULT_PATH = "/fhir";

    private final Database database;
    private final Function<GuideVersion, SubmissionProfileValidation> profiles;
    private final Clock clock;
    private final ExchangeSink sink;
    private final SampleData samples = new SampleData();
    private final Map<String, DataReceiver> byId = new ConcurrentSkipListMap<>();
    private String origin = "";
    private boolean oneOrigin;

    /**
     * No sandboxes yet, over a database.
     *
     * @param profiles what validates submissions by a version of the guide
     * @param sink what is handed the exchanges of all sandboxes
     */
    public Sandboxes(
            Database database,
            Function<GuideVersion, SubmissionProfileValidation> profiles,
            Clock clock,
            ExchangeSink sink) {
        this.database = database;
        this.profiles = profiles;
        this.clock = clock;
        this.sink = sink;
    }

    /** Brings back the sandboxes of an earlier run; the default one is set up anew, and keeps its data. */
    public void restore(SandboxOptions defaults) {
        restore();
        open(DEFAULT, defaults);
    }

    /** Brings back the sandboxes of an earlier run, and makes no default one. */
    public void restore() {
        database.sandboxes().all().forEach((id, settings) -> {
            if (!id.equals(DEFAULT)) {
                byId.put(id, receiver(id, SandboxSettings.parse(settings)));
            }
        });
    }

    /**
     * Tells under which address the server is reached, such as {@code http://127.0.0.1:8080}.
     *
     * @param always whether clients know it by that address alone, whatever stands in their requests
     */
    public void servedAt(String address, boolean always) {
        this.origin = address;
        this.oneOrigin = always;
    }

    /**
     * Makes a sandbox with the sample patients and orders.
     *
     * @throws IllegalArgumentException where its id is taken or its patient is none of the samples
     */
    public synchronized DataReceiver create(SandboxOptions options) {
        String id = options.id() == null ? UUID.randomUUID().toString() : options.id();
        if (byId.containsKey(id)) {
            throw new IllegalArgumentException("Expected an id that no sandbox has yet, but " + id
                    + " is taken: delete it first, or choose another.");
        }
        return open(id, options.named(id));
    }

    /**
     * Lets a sandbox work by another setup from the next request on, at the same address. Its data stay as they are; what its
     * authorization server has issued ends.
     *
     * @throws IllegalArgumentException where its patient is none of the samples
     */
    public synchronized DataReceiver change(String id, SandboxOptions options) {
        samples.checkPatient(options.patient());
        return open(id, options.named(id));
    }

    private DataReceiver open(String id, SandboxOptions options) {
        DataReceiver receiver = receiver(id, options);
        if (receiver.store().counts().isEmpty()) {
            samples.checkPatient(options.patient());
            receiver.store()
                    .put(
                            samples.resources(
                                    options.guide(),
                                    options.behaviour().units(),
                                    receiver.workings().orders()),
                            Instant.now(clock));
        }
        database.sandboxes().put(id, SandboxSettings.write(options));
        byId.put(id, receiver);
        return receiver;
    }

    private DataReceiver receiver(String id, SandboxOptions options) {
        ResourceStore store = database.resources(id);
        String path = id.equals(DEFAULT) ? DEFAULT_PATH : "/sandbox/" + id + "/fhir";
        DataReceiver receiver = new DataReceiver(id, path, options, store, profiles.apply(options.guide()), clock);
        receiver.log().tell(exchange -> sink.finished(id, exchange));
        return receiver;
    }

    /** The sandbox with that id, or nothing. */
    public Optional<DataReceiver> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** All sandboxes, by their ids. */
    public List<DataReceiver> all() {
        return new ArrayList<>(byId.values());
    }

    /** Throws a sandbox away, with all that it holds; one that is not there is no mistake. */
    public synchronized void delete(String id) {
        byId.remove(id);
        database.sandboxes().delete(id);
    }

    /** The sandbox that a path on the server belongs to, or nothing. */
    Optional<DataReceiver> at(String uri) {
        String[] parts = uri.split("/", 5);
        String id = parts.length > 3 && parts[1].equals("sandbox") && parts[3].equals("fhir")
                ? parts[2]
                : parts.length > 1 && parts[1].equals("fhir") ? DEFAULT : "";
        return find(id).filter(r -> uri.startsWith(r.path()));
    }

    /** Whether a path on the server belongs to an authorization server. */
    static boolean isAuthorization(String uri) {
        String[] parts = uri.split("/", 5);
        return (parts.length > 3 && parts[1].equals("sandbox") && parts[3].equals("auth"))
                || (parts.length > 1 && parts[1].equals("auth"));
    }

    /** The sandbox whose authorization server a path belongs to, or nothing. */
    Optional<DataReceiver> authorizationAt(String uri) {
        String[] parts = uri.split("/", 5);
        return isAuthorization(uri) ? find(parts[1].equals("auth") ? DEFAULT : parts[2]) : Optional.empty();
    }

    /** The path of a sandbox's authorization server. */
    static String authorizationPath(DataReceiver receiver) {
        return receiver.path().replaceFirst("/fhir$", "/auth");
    }

    /** The address of a sandbox's authorization server. */
    public String authorizationUrl(DataReceiver receiver) {
        return origin + authorizationPath(receiver);
    }

    /** The address of a sandbox's authorization server as the client of a request wrote it. */
    String calledAuthorization(HttpServletRequest request, DataReceiver receiver) {
        return calledOrigin(request) + authorizationPath(receiver);
    }

    /** The address of a sandbox. */
    public String baseUrl(DataReceiver receiver) {
        return origin + receiver.path();
    }

    /** The address of a sandbox as the client of a request wrote it. */
    String calledBase(HttpServletRequest request, DataReceiver receiver) {
        return calledOrigin(request) + receiver.path();
    }

    private String calledOrigin(HttpServletRequest request) {
        String host = request.getHeader("Host");
        return host == null || oneOrigin ? origin : request.getScheme() + "://" + host;
    }
}
