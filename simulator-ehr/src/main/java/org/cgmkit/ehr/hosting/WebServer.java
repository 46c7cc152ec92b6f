package org.cgmkit.ehr.hosting;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.net.BindException;
import java.util.EnumSet;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.AbstractConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The web server of one simulator. */
public final class WebServer implements AutoCloseable {
    private final Server server;
    private final String origin;

    private WebServer(Server server, String origin) {
        this.server = server;
        this.origin = origin;
    }

    /**
     * Starts a server, and answers when it serves.
     *
     * @param servlets what answers, by paths as in the servlet specification, such as {@code /fhir/*}
     * @param origins which pages of other origins may call it beside those that the hosting names
     * @throws IllegalArgumentException where it cannot listen as asked, such as at a taken port; the message is a
     *     sentence
     */
    public static WebServer start(Hosting hosting, Map<String, Servlet> servlets, OriginPolicy origins) {
        QueuedThreadPool threads = new QueuedThreadPool(32, 4);
        threads.setName("ehr-simulator");
        threads.setDaemon(true);
        Server server = new Server(threads);
        ServerConnector connector = connector(server, hosting);
        connector.setHost(hosting.address());
        connector.setPort(hosting.port());
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        servlets.entrySet().stream()
                .collect(Collectors.groupingBy(Map.Entry::getValue))
                .forEach((servlet, places) -> {
                    ServletHolder holder = new ServletHolder(servlet);
                    holder.setInitOrder(1);
                    places.forEach(place -> context.addServlet(holder, place.getKey()));
                });
        context.addFilter(
                new FilterHolder(new CrossOriginFilter(hosting.origins(), origins)),
                "/*",
                EnumSet.of(DispatcherType.REQUEST));
        server.setHandler(context);
        try {
            server.start();
        } catch (Exception e) {
            stopAfterFailure(server, e);
            throw new IllegalArgumentException(message(hosting, e), e);
        }
        return new WebServer(server, hosting.origin(connector.getLocalPort()));
    }

    /** The address under which clients find it, such as {@code http://127.0.0.1:8080}. */
    public String origin() {
        return origin;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The simulator's web server did not stop.", e);
        }
    }

    private static ServerConnector connector(Server server, Hosting hosting) {
        ServerKey key = hosting.key();
        HttpConfiguration configuration = new HttpConfiguration();
        // Else a header counts as the one before it on the same connection where they differ in case alone, as two
        // tokens may.
        configuration.setHeaderCacheCaseSensitive(true);
        if (key == null) {
            return new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
        }
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStore(key.store());
        tls.setKeyStorePassword(key.password());
        // A phone knows this machine by an address that the certificate may not name; whether it minds is its business.
        configuration.addCustomizer(new SecureRequestCustomizer(false));
        return new ServerConnector(
                server, 1, 1, AbstractConnectionFactory.getFactories(tls, new HttpConnectionFactory(configuration)));
    }

    private static void stopAfterFailure(Server server, Exception failure) {
        try {
            server.stop();
        } catch (Exception e) {
            failure.addSuppressed(e);
        }
    }

    private static String message(Hosting hosting, Exception e) {
        if (e instanceof BindException || e.getCause() instanceof BindException) {
            return "Expected port " + hosting.port() + " at " + hosting.address()
                    + " to be free, but another program listens there: choose another port, or 0 for any free one.";
        }
        if (e instanceof IOException) {
            return "Expected to listen at " + hosting.address() + " port " + hosting.port() + ", but: " + e.getMessage()
                    + ".";
        }
        return "The simulator's web server did not start: " + e.getMessage() + ".";
    }
}
