package org.cgmkit.kit.tap;

import java.net.URI;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.cgmkit.kit.capture.Capture;
import org.cgmkit.kit.capture.CapturedExchange;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.reports.evidence.EvidenceFolder;
import org.cgmkit.reports.evidence.HttpExchange;

/** A tap between two real systems: it changes nothing but addresses, and keeps what passes. */
public final class LiveTap implements AutoCloseable {
    /** What its one step is called in evidence. */
    public static final String STEP = "live";

    private final Tap tap;
    private final Capture capture;
    private final String path;

    private LiveTap(Tap tap, Capture capture, String path) {
        this.tap = tap;
        this.capture = capture;
        this.path = path;
    }

    /**
     * Where a tap listens, and what it passes on to.
     *
     * @param receiver the FHIR base of the receiver
     * @param keepsHost whether the receiver is asked under the tap's name, as a server that makes audiences and locations
     *     of it needs, and not under its own, as one of several at an address needs
     * @param address the address to listen at
     * @param port its port, or 0 for a free one
     */
    public record Place(URI receiver, boolean keepsHost, String address, int port) {}

    /**
     * Opens the tap.
     *
     * @param evidence where exchanges are kept
     * @param mask takes from an exchange what is not to be kept on disk
     * @param listener is told of each
     * @throws ConfigurationException where the receiver's address is none, or the port cannot be had
     */
    public static LiveTap open(
            Place place, EvidenceFolder evidence, UnaryOperator<HttpExchange> mask, Consumer<CapturedExchange> listener) {
        URI receiver = place.receiver();
        if (receiver.getHost() == null || !String.valueOf(receiver.getScheme()).matches("https?")) {
            throw new ConfigurationException("Expected the FHIR base URL of the receiver, such as"
                    + " https://ehr.example.org/fhir, but got " + receiver + ".");
        }
        Capture capture = new Capture();
        Recorder recorder = new Recorder(evidence, capture, listener, mask);
        recorder.begin(STEP);
        Tap tap = Tap.before(
                receiver.getScheme() + "://" + receiver.getRawAuthority(),
                place.keepsHost(),
                place.address(),
                place.port(),
                recorder);
        return new LiveTap(tap, capture, receiver.getRawPath().replaceAll("/+$", ""));
    }

    /** The FHIR base that the submitter is to be told in place of the receiver's. */
    public String baseUrl() {
        return tap.address() + path;
    }

    /** What passed so far. */
    public Capture capture() {
        return capture;
    }

    @Override
    public void close() {
        tap.close();
    }
}
