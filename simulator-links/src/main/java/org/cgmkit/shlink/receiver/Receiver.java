package org.cgmkit.shlink.receiver;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A receiver of links at work. Closing it ends what it does in the background. */
public final class Receiver implements AutoCloseable {
    private final ReceiverBehaviour behaviour;
    private final ReceiverWorkings workings;
    private final Duration interval;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, OpenLink> links = new ConcurrentHashMap<>();

    /**
     * A receiver.
     *
     * @param interval how long it waits before it comes back, where it is not asked for another time
     */
    public Receiver(ReceiverBehaviour behaviour, ReceiverWorkings workings, Duration interval) {
        this.behaviour = behaviour;
        this.workings = workings;
        this.interval = interval;
    }

    /**
     * Opens a link, and comes back to it later where it is a long-term one. The first fetch is over when this returns.
     *
     * @param passcode what the person enters where one is asked for; empty for nothing
     */
    public void open(String link, String passcode) {
        OpenLink open = new OpenLink(behaviour, workings, interval, http, link, passcode);
        links.put(link, open);
        open.begin();
    }

    /** Scans a QR code, and opens the link in it; leaves what it cannot read. */
    public void scan(byte[] image) {
        QrScan.text(image).filter(workings.scans()).ifPresent(link -> open(link, ""));
    }

    /** What is shown of a link now, line by line. */
    public String shows(String link) {
        OpenLink open = links.get(link);
        return open == null ? "" : open.text();
    }

    @Override
    public void close() {
        links.values().forEach(OpenLink::close);
        http.shutdownNow();
    }
}
