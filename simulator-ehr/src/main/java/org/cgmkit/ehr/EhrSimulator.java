package org.cgmkit.ehr;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.net.BindException;
import java.time.Clock;
import org.cgmkit.ehr.http.FhirServlet;
import org.cgmkit.ehr.http.LandingServlet;
import org.cgmkit.ehr.http.Sandboxes;
import org.cgmkit.ehr.http.SandboxesServlet;
import org.cgmkit.ehr.intake.ProfileJudge;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.ehr.rest.Rest;
import org.cgmkit.ehr.store.Database;
import org.cgmkit.guide.GuideVersion;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A simulated CGM data receiver: a web server with one sandbox at {@code /fhir}, and as many others as are made. */
public final class EhrSimulator implements AutoCloseable {
    private final Server server;
    private final Database database;
    private final Sandboxes sandboxes;
    private final String origin;

    private EhrSimulator(Server server, Database database, Sandboxes sandboxes, String origin) {
        this.server = server;
        this.database = database;
        this.sandboxes = sandboxes;
        this.origin = origin;
    }

    /**
     * Starts a simulator, and answers when it serves.
     *
     * @throws IllegalArgumentException where an option cannot be met, such as a taken port; the message is a sentence
     */
    public static EhrSimulator start(EhrOptions options) {
        Database database = Database.open(options.database());
        try {
            Sandboxes sandboxes = new Sandboxes(
                    database, new ProfileJudge(options.validator(), GuideVersion.STU1), Clock.systemUTC());
            sandboxes.restore(options.sandbox().named(Sandboxes.DEFAULT));
            Server server = server(options, sandboxes);
            String origin = origin(options, server);
            sandboxes.servedAt(origin);
            return new EhrSimulator(server, database, sandboxes, origin);
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
        return origin;
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

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The simulator's web server did not stop.", e);
        } finally {
            database.close();
        }
    }

    private static Server server(EhrOptions options, Sandboxes sandboxes) {
        QueuedThreadPool threads = new QueuedThreadPool(32, 4);
        threads.setName("ehr-simulator");
        threads.setDaemon(true);
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost(options.address());
        connector.setPort(options.port());
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        ServletHolder fhir = new ServletHolder(new FhirServlet(sandboxes, new Rest(FhirContext.forR4Cached())));
        fhir.setInitOrder(1);
        context.addServlet(fhir, "/fhir/*");
        context.addServlet(fhir, "/sandbox/*");
        SandboxesServlet administration = new SandboxesServlet(sandboxes);
        context.addServlet(new ServletHolder(administration), "/sandboxes/*");
        context.addServlet(new ServletHolder(new LandingServlet(sandboxes)), "");
        server.setHandler(context);
        try {
            server.start();
        } catch (Exception e) {
            stopAfterFailure(server, e);
            throw new IllegalArgumentException(message(options, e), e);
        }
        return server;
    }

    private static void stopAfterFailure(Server server, Exception failure) {
        try {
            server.stop();
        } catch (Exception e) {
            failure.addSuppressed(e);
        }
    }

    private static String message(EhrOptions options, Exception e) {
        if (e instanceof BindException || e.getCause() instanceof BindException) {
            return "Expected port " + options.port() + " at " + options.address()
                    + " to be free, but another program listens there: choose another port, or 0 for any free one.";
        }
        if (e instanceof IOException) {
            return "Expected to listen at " + options.address() + " port " + options.port() + ", but: " + e.getMessage()
                    + ".";
        }
        return "The simulator's web server did not start: " + e.getMessage() + ".";
    }

    private static String origin(EhrOptions options, Server server) {
        int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        boolean everywhere =
                options.address().equals("0.0.0.0") || options.address().equals("::");
        String host = everywhere ? "127.0.0.1" : options.address();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
