package org.cgmkit.kit.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.http.HttpHost;
import org.apache.http.auth.AuthScope;
import org.apache.http.auth.UsernamePasswordCredentials;
import org.apache.http.client.CredentialsProvider;
import org.apache.http.client.HttpClient;
import org.apache.http.client.config.CookieSpecs;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.config.Registry;
import org.apache.http.config.RegistryBuilder;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.conn.socket.PlainConnectionSocketFactory;
import org.apache.http.conn.ssl.DefaultHostnameVerifier;
import org.apache.http.conn.ssl.NoopHostnameVerifier;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.impl.DefaultConnectionReuseStrategy;
import org.apache.http.impl.client.BasicCredentialsProvider;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClientBuilder;
import org.cgmkit.kit.config.HttpTarget;
import org.cgmkit.kit.config.Proxies;
import org.cgmkit.kit.config.TlsSettings;

/** The HTTP clients of a run, which keep connections and TLS sessions for everything that is sent in it: one for each proxy. */
public final class HttpClients implements AutoCloseable {
    private final HttpTarget target;
    private final Map<Optional<Proxies.Proxy>, CloseableHttpClient> clients = new ConcurrentHashMap<>();

    /** Clients for requests to that target, and to whoever gives the tokens for it. */
    public HttpClients(HttpTarget target) {
        this.target = target;
    }

    /** The client for that address. */
    HttpClient client(String url) {
        return clients.computeIfAbsent(target.connection().proxies().proxyFor(URI.create(url)), this::client);
    }

    /** Closes the connections. Whatever is sent after that opens others. */
    @Override
    public void close() {
        List<CloseableHttpClient> open = List.copyOf(clients.values());
        clients.clear();
        for (CloseableHttpClient client : open) {
            try {
                client.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private CloseableHttpClient client(Optional<Proxies.Proxy> proxy) {
        KeptConnections connections =
                new KeptConnections(schemes(target.connection().tls()));
        DefaultConnectionReuseStrategy asSaid = DefaultConnectionReuseStrategy.INSTANCE;
        HttpClientBuilder builder = HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setConnectionReuseStrategy(
                        (response, context) -> connections.keeping() && asSaid.keepAlive(response, context))
                .setRequestExecutor(RetryOnce.noting())
                .setRetryHandler(new RetryOnce(connections))
                // A client certificate belongs to all requests alike, so it must not tie a connection to one of them.
                .disableConnectionState()
                .disableRedirectHandling()
                .disableCookieManagement()
                // What was sent is evidence: DirectSending decodes, and leaves the headers as they came.
                .disableContentCompression()
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectTimeout((int) target.connectTimeout().toMillis())
                        .setSocketTimeout((int) target.answerTimeout().toMillis())
                        .setCookieSpec(CookieSpecs.IGNORE_COOKIES)
                        .setRedirectsEnabled(false)
                        .setNormalizeUri(false)
                        .build());
        proxy.ifPresent(through -> through(builder, through));
        return builder.build();
    }

    private static Registry<ConnectionSocketFactory> schemes(TlsSettings tls) {
        return RegistryBuilder.<ConnectionSocketFactory>create()
                .register("http", PlainConnectionSocketFactory.getSocketFactory())
                .register(
                        "https",
                        tls.context() == null
                                ? SSLConnectionSocketFactory.getSocketFactory()
                                : new SSLConnectionSocketFactory(
                                        tls.context(),
                                        tls.insecure() ? NoopHostnameVerifier.INSTANCE : new DefaultHostnameVerifier()))
                .build();
    }

    private static void through(HttpClientBuilder builder, Proxies.Proxy proxy) {
        builder.setProxy(new HttpHost(proxy.host(), proxy.port()));
        if (proxy.user() != null) {
            CredentialsProvider credentials = new BasicCredentialsProvider();
            credentials.setCredentials(
                    new AuthScope(proxy.host(), proxy.port()),
                    new UsernamePasswordCredentials(proxy.user(), proxy.password() == null ? "" : proxy.password()));
            builder.setDefaultCredentialsProvider(credentials);
        }
    }
}
