package org.cgmkit.kit.tap;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.client.ApacheBackedHttpClient;
import com.github.tomakehurst.wiremock.http.client.ApacheHttpClientFactory;
import com.github.tomakehurst.wiremock.http.client.HttpClient;
import com.github.tomakehurst.wiremock.http.client.HttpClientFactory;
import java.util.List;
import javax.net.ssl.HostnameVerifier;
import org.cgmkit.kit.config.TlsSettings;
import wiremock.org.apache.hc.client5.http.config.ConnectionConfig;
import wiremock.org.apache.hc.client5.http.config.RequestConfig;
import wiremock.org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import wiremock.org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import wiremock.org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import wiremock.org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import wiremock.org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import wiremock.org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import wiremock.org.apache.hc.core5.util.TimeValue;
import wiremock.org.apache.hc.core5.util.Timeout;

/**
 * Makes the client by which a tap asks the server. WireMock's own takes any certificate in this role, which is nothing for a
 * connection that carries tokens and patients' data.
 */
final class ServerClientFactory implements HttpClientFactory {
    private static final int CONNECTIONS = 50;

    private final TlsSettings tls;

    ServerClientFactory(TlsSettings tls) {
        this.tls = tls;
    }

    @Override
    public HttpClient buildHttpClient(
            Options options, boolean trustEverything, List<String> trustedHosts, boolean useSystemProperties) {
        if (tls.context() == null) {
            return new ApacheHttpClientFactory().buildHttpClient(options, false, List.of(), useSystemProperties);
        }
        HostnameVerifier names = tls.insecure() ? NoopHostnameVerifier.INSTANCE : new DefaultHostnameVerifier();
        HttpClientBuilder client = HttpClientBuilder.create()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableRedirectHandling()
                .disableContentCompression()
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.ofMilliseconds(options.proxyTimeout()))
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setTlsSocketStrategy(
                                new DefaultClientTlsStrategy(tls.context(), HostnameVerificationPolicy.CLIENT, names))
                        .setMaxConnPerRoute(CONNECTIONS)
                        .setMaxConnTotal(CONNECTIONS)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                                .build())
                        .build());
        return new ApacheBackedHttpClient(
                (useSystemProperties ? client.useSystemProperties() : client).build(),
                options.shouldPreserveUserAgentProxyHeader());
    }
}
