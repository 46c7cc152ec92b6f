package org.cgmkit.kit.wire;

import io.restassured.config.DecoderConfig;
import io.restassured.config.EncoderConfig;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RedirectConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.ProxySpecification;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.http.conn.scheme.Scheme;
import org.apache.http.conn.scheme.SchemeRegistry;
import org.apache.http.conn.ssl.SSLSocketFactory;
import org.apache.http.impl.DefaultConnectionReuseStrategy;
import org.apache.http.impl.client.DefaultHttpClient;
import org.apache.http.impl.conn.SchemeRegistryFactory;
import org.cgmkit.kit.config.HttpTarget;
import org.cgmkit.kit.config.Proxies;
import org.cgmkit.kit.config.TlsSettings;

/**
 * The HTTP clients of a run, which keep connections and TLS sessions for everything that is sent in it: one for each proxy
 * and each thread, because REST Assured writes a request's proxy and the filters of its answer into the client that it uses.
 */
@SuppressWarnings("deprecation") // REST Assured is built on HttpClient's old classes and takes no others
public final class HttpClients implements AutoCloseable {
    private static final int HTTPS = 443;

    private final HttpTarget target;
    private final Map<Use, Client> clients = new ConcurrentHashMap<>();

    private record Use(Optional<Proxies.Proxy> proxy, Thread thread) {}

    private record Client(HttpClient http, KeptConnections connections) {}

    /** Clients for requests to that target, and to whoever gives the tokens for it. */
    public HttpClients(HttpTarget target) {
        this.target = target;
    }

    /** The client for that address. */
    HttpClient client(String url) {
        Optional<Proxies.Proxy> proxy = target.connection().proxies().proxyFor(URI.create(url));
        return clients.computeIfAbsent(new Use(proxy, Thread.currentThread()), use -> client(proxy))
                .http();
    }

    /** Closes the connections. Whatever is sent after that opens others. */
    @Override
    public void close() {
        clients.values().forEach(client -> client.connections().closeIdleConnections(0, TimeUnit.SECONDS));
    }

    private Client client() {
        KeptConnections connections =
                new KeptConnections(schemes(target.connection().tls()));
        DefaultHttpClient http = new DefaultHttpClient(connections);
        DefaultConnectionReuseStrategy asSaid = new DefaultConnectionReuseStrategy();
        http.setReuseStrategy((response, context) -> connections.keeping() && asSaid.keepAlive(response, context));
        // A connection with nothing to read is given back at once, and kept.
        http.addResponseInterceptor((response, context) -> {
            if (response.getEntity() != null && response.getEntity().getContentLength() == 0) {
                response.setEntity(null);
            }
        });
        http.setHttpRequestRetryHandler(new RetryOnce(connections));
        // A client certificate belongs to all requests alike, so it must not tie a connection to one of them.
        http.setUserTokenHandler(context -> null);
        HttpClientConfig settings = HttpClientConfig.httpClientConfig()
                .setParam(
                        "http.connection.timeout", (int) target.connectTimeout().toMillis())
                .setParam("http.socket.timeout", (int) target.answerTimeout().toMillis())
                // KeptConnections looks for itself.
                .setParam("http.connection.stalecheck", false)
                .httpClientFactory(() -> http)
                .reuseHttpClientInstance();
        return new Client(
                RestAssuredConfig.config()
                        .redirect(RedirectConfig.redirectConfig().followRedirects(false))
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .defaultContentCharset(StandardCharsets.UTF_8)
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs(Request.FHIR_JSON, ContentType.TEXT)
                                .encodeContentTypeAs(HttpTransport.FORM, ContentType.TEXT))
                        .decoderConfig(DecoderConfig.decoderConfig().defaultContentCharset(StandardCharsets.UTF_8))
                        .httpClient(settings),
                connections);
    }

    private static SchemeRegistry schemes(TlsSettings tls) {
        SchemeRegistry schemes = SchemeRegistryFactory.createDefault();
        if (tls.context() != null) {
            schemes.register(new Scheme(
                    "https",
                    HTTPS,
                    new SSLSocketFactory(
                            tls.context(),
                            tls.insecure()
                                    ? SSLSocketFactory.ALLOW_ALL_HOSTNAME_VERIFIER
                                    : SSLSocketFactory.BROWSER_COMPATIBLE_HOSTNAME_VERIFIER)));
        }
        return schemes;
    }

    private static ProxySpecification through(Proxies.Proxy proxy) {
        ProxySpecification through = new ProxySpecification(proxy.host(), proxy.port(), "http");
        return proxy.user() == null
                ? through
                : through.withAuth(proxy.user(), proxy.password() == null ? "" : proxy.password());
    }
}
