package org.cgmkit.links.matrix;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.cgmkit.kit.proof.SilentListener;
import org.cgmkit.links.LinkReceiverSuite;
import org.cgmkit.links.config.ReceiverTarget;
import org.cgmkit.links.config.ReceiverTriggers;
import org.cgmkit.links.link.QrDrawing;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.evidence.Redaction;
import org.cgmkit.shlink.receiver.Receiver;
import org.cgmkit.shlink.receiver.ReceiverBehaviour;
import org.cgmkit.shlink.receiver.ReceiverWorkings;
import org.jspecify.annotations.Nullable;

/** Runs the suite against simulated receivers, which come back after a second in place of minutes; the large file has two days in place of weeks. */
public final class ReceiverRunner {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration SETTLE = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration SHOWN = Duration.ofSeconds(3);

    private final Path results;
    private final AtomicInteger runs = new AtomicInteger();

    public ReceiverRunner(Path results) {
        this.results = results;
    }

    /** What the whole suite says of such a receiver. */
    public RunReport examine(ReceiverBehaviour behaviour, ReceiverWorkings workings) {
        try (Receiver receiver = new Receiver(behaviour, workings, SECOND)) {
            ReceiverTriggers triggers = ReceiverTriggers.hooks(
                    (step, variables) -> {
                        receiver.open(text(variables.get("CGMKIT_LINK")), text(variables.get("CGMKIT_PASSCODE")));
                        return new Fetched();
                    },
                    (step, variables) -> {
                        receiver.scan(QrDrawing.png(text(variables.get("CGMKIT_LINK"))));
                        return new Fetched();
                    },
                    (step, variables) -> receiver.shows(text(variables.get("CGMKIT_LINK"))));
            return LinkReceiverSuite.all("test")
                    .withLarge(Duration.ofDays(2))
                    .run(
                            new ReceiverTarget(
                                    "simulated",
                                    triggers,
                                    "127.0.0.1",
                                    0,
                                    null,
                                    null,
                                    SECOND,
                                    SETTLE,
                                    PATIENCE,
                                    SHOWN,
                                    SECOND,
                                    List.of()),
                            results.resolve(String.valueOf(runs.incrementAndGet())),
                            new SilentListener(),
                            new Redaction());
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** The simulated receiver has fetched when it has been given a link. */
    private record Fetched() implements ReceiverTriggers.OpenedBy {
        @Override
        public boolean isOver() {
            return true;
        }

        @Override
        public void close() {
            // The receiver ends with the run.
        }
    }
}
