package org.cgmkit.kit.wire;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.http.HttpClientConnection;
import org.apache.http.config.Registry;
import org.apache.http.conn.ConnectionPoolTimeoutException;
import org.apache.http.conn.ConnectionRequest;
import org.apache.http.conn.routing.HttpRoute;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;

/**
 * Connections that stay open from one request to the next. One that has been quiet for a while, or that the server has closed
 * meanwhile, is not used again: a POST that is sent into it would be lost, and must not be sent twice. With a server that closes
 * connections without saying so, none is kept any more.
 */
final class KeptConnections extends PoolingHttpClientConnectionManager {
    /** Shorter than any usual server waits (5 s and more) before it closes a quiet connection. */
    private static final int QUIET_SECONDS = 2;

    /** More than checks may run at a time. */
    private static final int AT_ONCE = 64;

    private final AtomicBoolean keeping = new AtomicBoolean(true);

    KeptConnections(Registry<ConnectionSocketFactory> schemes) {
        super(schemes);
        setMaxTotal(AT_ONCE);
        setDefaultMaxPerRoute(AT_ONCE);
        setValidateAfterInactivity(-1); // looked at below, each time
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
    public ConnectionRequest requestConnection(HttpRoute route, Object state) {
        closeIdleConnections(QUIET_SECONDS, TimeUnit.SECONDS);
        ConnectionRequest request = super.requestConnection(route, state);
        return new ConnectionRequest() {
            @Override
            public HttpClientConnection get(long timeout, TimeUnit unit)
                    throws InterruptedException, ExecutionException, ConnectionPoolTimeoutException {
                return fresh(request.get(timeout, unit));
            }

            @Override
            public boolean cancel() {
                return request.cancel();
            }
        };
    }

    /** One that is closed is opened anew by whoever asked for it. */
    private HttpClientConnection fresh(HttpClientConnection connection) {
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
