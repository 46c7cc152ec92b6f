package org.cgmkit.kit.tap;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.FatalStartupException;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.time.Duration;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.TlsSettings;

/**
 * A proxy before a server that records every exchange and can put a fault in the way of an attempt to submit. What
 * clients are told of addresses carries the tap's own, because the server is asked under that name.
 */
public final class Tap implements AutoCloseable {
    /** A server may work on a year of readings for a while. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final WireMockServer server;
    private final String host;

    private Tap(WireMockServer server, String host) {
        this.server = server;
        this.host = host;
    }

    /**
     * Starts a tap.
     *
     * @param address the address to listen at
     * @param port the port to listen at, or 0 for a free one
     * @param upstream the address of the server, such as {@code http://127.0.0.1:8080}
     * @param faults what awaits the next attempts
     * @param recorder keeps the exchanges
     * @throws ConfigurationException where the port cannot be had
     */
    public static Tap start(String address, int port, String upstream, FaultQueue faults, Recorder recorder) {
        FaultInjector interfering = new FaultInjector(faults);
        return start(
                address,
                port,
                options -> options.preserveHostHeader(true)
                        .extensions(interfering, new RecordingListener(recorder, interfering)),
                upstream);
    }

    /**
     * Starts a tap before a server that knows nothing of it: addresses are rewritten in both directions.
     *
     * @param keepsHost whether the server is asked under the tap's name, and not under its own
     * @param tls whom the tap trusts there
     * @throws ConfigurationException where the port cannot be had
     */
    static Tap before(String server, boolean keepsHost, String address, int port, Recorder recorder, TlsSettings tls) {
        AddressRewriter forwarding = new AddressRewriter(server);
        return start(
                address,
                port,
                options -> options.preserveHostHeader(keepsHost)
                        // What is compressed could be neither rewritten nor read.
                        .withSupportedProxyEncodings("identity")
                        .proxyTimeout((int) LONGEST.toMillis())
                        .httpClientFactory(new ServerClientFactory(tls))
                        .extensions(forwarding, new RecordingListener(recorder, forwarding)),
                server);
    }

    private static Tap start(String address, int port, UnaryOperator<WireMockConfiguration> way, String upstream) {
        WireMockServer server = new WireMockServer(way.apply(wireMockConfig()
                .bindAddress(address)
                .port(port)
                .notifier(new WireMockLog())
                .disableRequestJournal()
                .gzipDisabled(true)
                .stubRequestLoggingDisabled(true)
                .preserveUserAgentProxyHeader(true)
                // In HTTP/2 there is no Host, by which the server is to be asked; clients offer to do without.
                .http2PlainDisabled(true)
                .templatingEnabled(false)
                // Its administration is none of the client's business.
                .basicAdminAuthenticator("cgmkit", UUID.randomUUID().toString())));
        server.stubFor(any(anyUrl()).willReturn(aResponse().proxiedFrom(upstream)));
        try {
            server.start();
        } catch (FatalStartupException e) {
            throw new ConfigurationException("Expected a port that is free on " + address + ", but " + port
                    + " cannot be had (" + e.getMessage() + "): choose another, or 0 for a free one.");
        }
        return new Tap(server, address.equals("0.0.0.0") ? "localhost" : address);
    }

    /** Its address, without a slash at its end. */
    public String address() {
        return address(host);
    }

    /** The same for those who know this machine by that name. */
    public String address(String name) {
        return "http://" + name + ":" + server.port();
    }

    @Override
    public void close() {
        server.stop();
    }
}
