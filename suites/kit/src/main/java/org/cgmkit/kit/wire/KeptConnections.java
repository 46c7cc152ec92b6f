package org.cgmkit.kit.wire;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.http.conn.ClientConnectionRequest;
import org.apache.http.conn.ConnectionPoolTimeoutException;
import org.apache.http.conn.ManagedClientConnection;
import org.apache.http.conn.routing.HttpRoute;
import org.apache.http.conn.scheme.SchemeRegistry;
import org.apache.http.impl.conn.PoolingClientConnectionManager;
import org.jspecify.annotations.Nullable;

/**
 * Connections that stay open from one request to the next. One that has been quiet for a while, or that the server has closed
 * meanwhile, is not used again: a POST that is sent into it would be lost, and must not be sent twice. With a server that closes
 * connections without saying so, none is kept any more.
 */
@SuppressWarnings("deprecation") // REST Assured is built on HttpClient's old classes and takes no others
final class KeptConnections extends PoolingClientConnectionManager {
    /** Shorter than any usual server waits (5 s and more) before it closes a quiet connection. */
    private static final int QUIET_SECONDS = 2;

    /** More than checks may run at a time. */
    private static final int AT_ONCE = 64;

    private final AtomicBoolean keeping = new AtomicBoolean(true);
    private volatile @Nullable ManagedClientConnection lent;

    KeptConnections(SchemeRegistry schemes) {
        super(schemes);
        setMaxTotal(AT_ONCE);
        setDefaultMaxPerRoute(AT_ONCE);
    }

    /** Whether a connection may be kept for another request. */
    boolean keeping() {
        return keeping.get();
    }

    /** A kept connection turned out to be closed: from now on each request gets one of its own. */
    void keepNone() {
        keeping.set(false);
        closeIdleConnections(0, TimeUnit.SECONDS);
    }

    @Override
    public ClientConnectionRequest requestConnection(HttpRoute route, Object state) {
        takeBack();
        closeIdleConnections(QUIET_SECONDS, TimeUnit.SECONDS);
        ClientConnectionRequest request = super.requestConnection(route, state);
        return new ClientConnectionRequest() {
            @Override
            public ManagedClientConnection getConnection(long timeout, TimeUnit unit)
                    throws InterruptedException, ConnectionPoolTimeoutException {
                ManagedClientConnection connection = fresh(request.getConnection(timeout, unit));
                lent = connection;
                return connection;
            }

            @Override
            public void abortRequest() {
                request.abortRequest();
            }
        };
    }

    /**
     * A client belongs to one thread, which has read each answer before it sends again; but where an answer has no body REST Assured
     * does not give the connection back, and after so many answers there would be none left.
     */
    private void takeBack() {
        ManagedClientConnection left = lent;
        lent = null;
        if (left != null) {
            try {
                left.abortConnection(); // does nothing where it was given back
            } catch (IOException e) {
                // Then it is closed already.
            }
        }
    }

    /** One that is closed is opened anew by whoever asked for it. */
    private ManagedClientConnection fresh(ManagedClientConnection connection) {
        if (connection.isOpen() && connection.isStale()) {
            try {
                connection.close();
            } catch (IOException e) {
                // It was closed at the other end already.
            }
            keepNone();
        }
        return connection;
    }
}
