package org.cgmkit.kit.wire;

import io.restassured.config.SSLConfig;
import io.restassured.specification.ProxySpecification;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import org.apache.http.conn.ssl.SSLSocketFactory;
import org.cgmkit.kit.config.Proxies;
import org.cgmkit.kit.config.TlsSettings;

/** Tells REST Assured about TLS and proxies. */
@SuppressWarnings("deprecation") // REST Assured is built on HttpClient's old classes and takes no others
final class ConnectionSettings {
    private ConnectionSettings() {}

    static SSLConfig sslConfig(TlsSettings tls) {
        SSLConfig standard = SSLConfig.sslConfig();
        if (tls.context() == null) {
            return standard;
        }
        return standard.sslSocketFactory(new SSLSocketFactory(
                tls.context(),
                tls.insecure()
                        ? SSLSocketFactory.ALLOW_ALL_HOSTNAME_VERIFIER
                        : SSLSocketFactory.BROWSER_COMPATIBLE_HOSTNAME_VERIFIER));
    }

    static void throughProxy(RequestSpecification specification, Proxies proxies, String url) {
        proxies.proxyFor(URI.create(url)).ifPresent(proxy -> {
            ProxySpecification through = new ProxySpecification(proxy.host(), proxy.port(), "http");
            specification.proxy(
                    proxy.user() == null
                            ? through
                            : through.withAuth(proxy.user(), proxy.password() == null ? "" : proxy.password()));
        });
    }
}
