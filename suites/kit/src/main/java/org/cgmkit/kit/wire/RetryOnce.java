package org.cgmkit.kit.wire;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.apache.http.HttpClientConnection;
import org.apache.http.HttpException;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.client.HttpRequestRetryHandler;
import org.apache.http.client.protocol.HttpClientContext;
import org.apache.http.protocol.HttpContext;
import org.apache.http.protocol.HttpRequestExecutor;

/**
 * Sends a request once more where its connection broke and that can do no harm: it only reads, or it was not sent as a whole
 * because the server had closed the connection that was kept. Anything else may have been acted on, so it is not repeated.
 */
final class RetryOnce implements HttpRequestRetryHandler {
    /** The methods that change nothing (RFC 9110, 9.2.1). */
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private static final String KEPT = "org.cgmkit.connection-was-kept";

    private final KeptConnections connections;

    RetryOnce(KeptConnections connections) {
        this.connections = connections;
    }

    @Override
    public boolean retryRequest(IOException failure, int sent, HttpContext attributes) {
        HttpClientContext context = HttpClientContext.adapt(attributes);
        boolean kept = wasKept(context);
        if (kept) {
            connections.keepNone();
        }
        return sent == 1 && broke(failure) && (isSafe(context) || (kept && !context.isRequestSent()));
    }

    /** A server that is not there, does not answer in time or is not trusted is not asked again. */
    private static boolean broke(IOException failure) {
        return !(failure instanceof InterruptedIOException
                || failure instanceof UnknownHostException
                || failure instanceof ConnectException
                || failure instanceof SSLException);
    }

    private static boolean isSafe(HttpClientContext context) {
        return context.getRequest() != null
                && SAFE.contains(context.getRequest().getRequestLine().getMethod());
    }

    private static boolean wasKept(HttpClientContext context) {
        return Boolean.TRUE.equals(context.getAttribute(KEPT));
    }

    /** Sends requests, and notes of each whether its connection had served another one: once it has failed, nobody can tell. */
    static HttpRequestExecutor noting() {
        return new HttpRequestExecutor() {
            @Override
            public HttpResponse execute(HttpRequest request, HttpClientConnection connection, HttpContext context)
                    throws IOException, HttpException {
                context.setAttribute(KEPT, connection.getMetrics().getRequestCount() > 0);
                return super.execute(request, connection, context);
            }
        };
    }
}
