package org.cgmkit.cli.validate;

import java.util.Locale;
import java.util.function.LongSupplier;
import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.validation.submission.ProgressListener;

/** Tells people who wait for a long validation how far it has come, how fast it is, and how long it will take. */
public final class ValidationProgressLine implements ProgressListener {
    private static final double SECOND = 1e9;

    /** Nobody waits for what takes less, and nobody reads faster. */
    private static final double SECONDS_BETWEEN = 2;

    private final CommandStreams streams;
    private final String name;
    private final LongSupplier nanoseconds;
    private Stage stage = Stage.READING;
    private long began;
    private long told;

    public ValidationProgressLine(CommandStreams streams, String name) {
        this(streams, name, System::nanoTime);
    }

    public ValidationProgressLine(CommandStreams streams, String name, LongSupplier nanoseconds) {
        this.streams = streams;
        this.name = name;
        this.nanoseconds = nanoseconds;
        this.began = nanoseconds.getAsLong();
        this.told = began;
    }

    @Override
    public void reached(Stage reached, long done, long total) {
        long now = nanoseconds.getAsLong();
        if (reached != stage) {
            stage = reached;
            began = now;
        }
        if ((now - told) / SECOND >= SECONDS_BETWEEN && now > began) {
            told = now;
            streams.complain(line(done, total, done / ((now - began) / SECOND)));
        }
    }

    private String line(long done, long total, double rate) {
        String left = rate > 0 ? ", %.0f s left".formatted((total - done) / rate) : "";
        return switch (stage) {
            case READING ->
                String.format(
                        Locale.ROOT,
                        "%s: read %.1f of %.1f MB, %.1f MB a second%s",
                        name,
                        done / 1e6,
                        total / 1e6,
                        rate / 1e6,
                        left);
            case JUDGING ->
                String.format(
                        Locale.ROOT,
                        "%s: judged %,d of %,d entries that differ, %.0f a second%s",
                        name,
                        done,
                        total,
                        rate,
                        left);
        };
    }
}
