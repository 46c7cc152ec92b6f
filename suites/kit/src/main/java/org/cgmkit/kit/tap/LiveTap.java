package org.cgmkit.kit.tap;

import java.net.URI;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.cgmkit.kit.capture.Capture;
import org.cgmkit.kit.capture.CapturedExchange;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.TlsSettings;
import org.cgmkit.reports.evidence.EvidenceFolder;
import org.cgmkit.reports.evidence.HttpExchange;

/**
 * A tap between two real systems: it changes nothing but addresses, and keeps what passes.
 *
 * @param <A> what is recognised in exchanges
 */
public final class LiveTap<A> implements AutoCloseable {
    /** What its one step is called in evidence. */
    public static final String STEP = "live";

    private final Tap tap;
    private final Capture<A> capture;
    private final String path;

    private LiveTap(Tap tap, Capture<A> capture, String path) {
        this.tap = tap;
        this.capture = capture;
        this.path = path;
    }

    /**
     * Where a tap listens, and what it passes on to.
     *
     * @param server the base URL of the server
     * @param keepsHost whether the server is asked under the tap's name, as a server that makes audiences and locations
     *     of it needs, and not under its own, as one of several at an address needs
     * @param address the address to listen at
     * @param port its port, or 0 for a free one
     * @param tls whom the tap trusts at the server
     */
    public record Place(URI server, boolean keepsHost, String address, int port, TlsSettings tls) {}

    /**
     * Opens the tap.
     *
     * @param capture takes what passes
     * @param evidence where exchanges are kept
     * @param mask takes from an exchange what is not to be kept on disk
     * @param listener is told of each
     * @throws ConfigurationException where the server's address is none, or the port cannot be had
     */
    public static <A> LiveTap<A> open(
            Place place,
            Capture<A> capture,
            EvidenceFolder evidence,
            UnaryOperator<HttpExchange> mask,
            Consumer<CapturedExchange> listener) {
        URI server = place.server();
        if (server.getHost() == null || !String.valueOf(server.getScheme()).matches("https?")) {
            throw new ConfigurationException("Expected the base URL of the server, such as"
                    + " https://ehr.example.org/fhir, but got " + server + ".");
        }
        Recorder recorder = new Recorder(evidence, capture, listener, mask);
        recorder.begin(STEP);
        Tap tap = Tap.before(
                server.getScheme() + "://" + server.getRawAuthority(),
                place.keepsHost(),
                place.address(),
                place.port(),
                recorder,
                place.tls());
        return new LiveTap<>(tap, capture, server.getRawPath().replaceAll("/+$", ""));
    }

    /** The base URL that the client is to be told in place of the server's. */
    public String baseUrl() {
        return tap.address() + path;
    }

    /** What passed so far. */
    public Capture<A> capture() {
        return capture;
    }

    @Override
    public void close() {
        tap.close();
    }
}
