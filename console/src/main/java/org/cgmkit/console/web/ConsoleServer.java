package org.cgmkit.console.web;

import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.cgmkit.console.store.SignIn;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/** The web server of the console. */
public final class ConsoleServer implements AutoCloseable {
    private final Server server;
    private final int port;

    private ConsoleServer(Server server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts a server, and answers when it serves.
     *
     * @param bind the address to listen at
     * @param port the port, or 0 for a free one
     * @param baseUrl the address by which people know it, where a proxy stands before it; then the proxy tells where requests
     *     come from (RFC 7239, or {@code X-Forwarded-For})
     * @param signIns who has a token
     * @param complaint the page that says why a request cannot be answered
     * @throws IllegalArgumentException where it cannot listen as asked; the message is a sentence
     */
    public static ConsoleServer start(
            String bind,
            int port,
            @Nullable URI baseUrl,
            List<Route> routes,
            Function<String, Optional<SignIn>> signIns,
            BiFunction<Visit, PageException, Reply> complaint) {
        QueuedThreadPool threads = new QueuedThreadPool(32, 4);
        threads.setName("console");
        threads.setDaemon(true);
        Server server = new Server(threads);
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        if (baseUrl != null) {
            configuration.addCustomizer(new ForwardedRequestCustomizer());
        }
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
        connector.setHost(bind);
        connector.setPort(port);
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        ServletHolder holder = new ServletHolder(new ConsoleServlet(
                routes,
                signIns,
                complaint,
                SessionCookie.over(baseUrl != null && "https".equals(baseUrl.getScheme())),
                new SameOrigin(baseUrl)));
        holder.setAsyncSupported(true);
        context.addServlet(holder, "/*");
        server.setHandler(context);
        try {
            server.start();
        } catch (Exception e) {
            stop(server, e);
            throw new IllegalArgumentException(message(bind, port, e), e);
        }
        return new ConsoleServer(server, connector.getLocalPort());
    }

    /** The port at which it listens. */
    public int port() {
        return port;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The console's web server did not stop.", e);
        }
    }

    private static void stop(Server server, Exception failure) {
        try {
            server.stop();
        } catch (Exception e) {
            failure.addSuppressed(e);
        }
    }

    private static String message(String bind, int port, Exception e) {
        if (e instanceof BindException || e.getCause() instanceof BindException) {
            return "Expected port " + port + " at " + bind
                    + " to be free for the console, but another program listens there: choose another one with --port.";
        }
        return "Expected the console to listen at " + bind + " port " + port + ", but: "
                + (e instanceof IOException ? e.getMessage() : e.toString()) + ".";
    }
}
