package org.cgmkit.links.config;

import java.time.Duration;
import java.util.List;
import org.cgmkit.kit.config.ServerCertificate;
import org.cgmkit.reports.KnownFailure;
import org.jspecify.annotations.Nullable;

/**
 * A receiver under test.
 *
 * @param name what it is called in reports
 * @param triggers how it is brought to do something
 * @param bind the address at which the kit serves links
 * @param port the port, or 0 for a free one
 * @param reached the address under which the receiver reaches the kit, or null for the one that it listens at
 * @param certificate the certificate of the kit's server, or null where it serves without TLS
 * @param interval how long the receiver is asked to wait before it comes back
 * @param settle how long the kit waits for what may still come
 * @param patience how long a receiver may take to come to a link
 * @param shown how long a receiver may take to show what it has fetched
 * @param hour the time after which locations are closed, waited for only where it is declared; else null
 * @param knownFailures the failures that its owner declares to know of
 */
public record ReceiverTarget(
        String name,
        ReceiverTriggers triggers,
        String bind,
        int port,
        @Nullable String reached,
        @Nullable ServerCertificate certificate,
        Duration interval,
        Duration settle,
        Duration patience,
        Duration shown,
        @Nullable Duration hour,
        List<KnownFailure> knownFailures) {
    public ReceiverTarget {
        knownFailures = List.copyOf(knownFailures);
    }

    /** What is tested where nothing is said: a receiver on this machine, by a person. */
    public static ReceiverTarget byHand() {
        return new ReceiverTarget(
                "a receiver of links",
                ReceiverTriggers.NOBODY,
                "127.0.0.1",
                0,
                null,
                null,
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                null,
                List.of());
    }

    /** The same, brought to do something by another one. */
    public ReceiverTarget with(ReceiverTriggers others) {
        return new ReceiverTarget(
                name, others, bind, port, reached, certificate, interval, settle, patience, shown, hour, knownFailures);
    }
}
