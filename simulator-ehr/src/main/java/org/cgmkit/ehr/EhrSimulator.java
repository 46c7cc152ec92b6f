package org.cgmkit.ehr;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.Servlet;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cgmkit.database.DatabaseAddress;
import org.cgmkit.ehr.hosting.WebServer;
import org.cgmkit.ehr.http.AuthorizationServlet;
import org.cgmkit.ehr.http.FhirServlet;
import org.cgmkit.ehr.http.LandingServlet;
import org.cgmkit.ehr.http.RegisteredOrigins;
import org.cgmkit.ehr.http.SandboxServlet;
import org.cgmkit.ehr.http.Sandboxes;
import org.cgmkit.ehr.http.SandboxesServlet;
import org.cgmkit.ehr.intake.SubmissionProfileValidation;
import org.cgmkit.ehr.receiver.ExchangeSink;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.ehr.rest.FhirRestServer;
import org.cgmkit.ehr.store.Database;
import org.cgmkit.guide.cgm.GuideVersion;

/** A simulated CGM data receiver: a web server with one sandbox at {@code /fhir}, and as many others as are made. */
public final class EhrSimulator implements AutoCloseable {
    private final WebServer server;
    private final Database database;
    private final Sandboxes sandboxes;

    private EhrSimulator(WebServer server, Database database, Sandboxes sandboxes) {
        this.server = server;
        this.database = database;
        this.sandboxes = sandboxes;
    }

    /**
     * Starts a simulator, and answers when it serves.
     *
     * @throws IllegalArgumentException where an option cannot be met, such as a taken port; the message is a sentence
     */
    public static EhrSimulator start(EhrOptions options) {
        return start(options, ExchangeSink.NONE, false);
    }

    /**
     * Starts a simulator for a host that administers its sandboxes: with none by itself, with those of an earlier run, and with
     * nothing at its address by which strangers could list, make or delete sandboxes.
     *
     * @param sink what is handed the exchanges of all sandboxes
     * @throws IllegalArgumentException where an option cannot be met, such as a taken port; the message is a sentence
     */
    public static EhrSimulator startHosted(EhrOptions options, ExchangeSink sink) {
        return start(options, sink, true);
    }

    private static EhrSimulator start(EhrOptions options, ExchangeSink sink, boolean hosted) {
        DatabaseAddress address = options.database();
        Database database = Database.open(address == null ? DatabaseAddress.inMemory() : address);
        try {
            Map<GuideVersion, SubmissionProfileValidation> profiles = new ConcurrentHashMap<>();
            Sandboxes sandboxes = new Sandboxes(
                    database,
                    guide -> profiles.computeIfAbsent(
                            guide, g -> new SubmissionProfileValidation(options.validator(g), g)),
                    Clock.systemUTC(),
                    sink);
            if (hosted) {
                sandboxes.restore();
            } else {
                sandboxes.restore(options.sandbox().named(Sandboxes.DEFAULT));
            }
            WebServer server =
                    WebServer.start(options.hosting(), servlets(sandboxes, hosted), new RegisteredOrigins(sandboxes));
            sandboxes.servedAt(server.origin(), options.hosting().publicUrl() != null);
            return new EhrSimulator(server, database, sandboxes);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** The base URL of the default sandbox, such as {@code http://127.0.0.1:8080/fhir}. */
    public String baseUrl() {
        return sandbox().baseUrl();
    }

    /** The address of the landing page and of the sandboxes' administration, without a slash at its end. */
    public String address() {
        return server.origin();
    }

    /** The default sandbox. */
    public Sandbox sandbox() {
        return new Sandbox(sandboxes, sandboxes.find(Sandboxes.DEFAULT).orElseThrow());
    }

    /**
     * Makes a further sandbox, which is there at once.
     *
     * @throws IllegalArgumentException where its id is taken or its patient is not known
     */
    public Sandbox createSandbox(SandboxOptions options) {
        return new Sandbox(sandboxes, sandboxes.create(options));
    }

    /** The sandbox with that id, or empty. */
    public Optional<Sandbox> find(String id) {
        return sandboxes.find(id).map(receiver -> new Sandbox(sandboxes, receiver));
    }

    /**
     * Lets a sandbox work by another setup from the next request on, at the same address and with the data that it has.
     *
     * @throws IllegalArgumentException where there is no such patient
     */
    public Sandbox changeSandbox(String id, SandboxOptions options) {
        return new Sandbox(sandboxes, sandboxes.change(id, options));
    }

    @Override
    public void close() {
        try {
            server.close();
        } finally {
            database.close();
        }
    }

    private static Map<String, Servlet> servlets(Sandboxes sandboxes, boolean hosted) {
        FhirServlet fhir = new FhirServlet(sandboxes, new FhirRestServer(FhirContext.forR4Cached()));
        AuthorizationServlet authorization = new AuthorizationServlet(sandboxes);
        Map<String, Servlet> servlets = new HashMap<>();
        servlets.put("/fhir/*", fhir);
        servlets.put("/auth/*", authorization);
        servlets.put("/sandbox/*", new SandboxServlet(fhir, authorization));
        if (!hosted) {
            servlets.put("/sandboxes/*", new SandboxesServlet(sandboxes));
            servlets.put("", new LandingServlet(sandboxes));
        }
        return servlets;
    }
}
