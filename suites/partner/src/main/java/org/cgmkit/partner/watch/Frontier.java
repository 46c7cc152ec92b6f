package org.cgmkit.partner.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far each kind of data has been fetched. Not thread-safe. */
public final class Frontier {
    /** Bounds are written in whole seconds. */
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    private final Map<String, Instant> measured = new HashMap<>();
    private final Map<String, Instant> arrived = new HashMap<>();

    /** Until when data were fetched, where a question begins later than that; else empty. */
    public Optional<Instant> gap(Ask ask) {
        @Nullable Instant begin = ask.beginning();
        @Nullable
        Instant reached = ask.since() != null
                ? arrived.get(ask.stream().name())
                : measured.get(ask.stream().name());
        return begin != null && reached != null && !ask.isFurtherPage() && begin.isAfter(reached.plus(ROUNDING))
                ? Optional.of(reached)
                : Optional.empty();
    }

    /** Takes a question into account, if it was answered. */
    public void take(Ask ask) {
        if (!ask.seen().succeeded() || ask.isFurtherPage()) {
            return;
        }
        String name = ask.stream().name();
        Instant end = ask.end().isAfter(ask.seen().when()) ? ask.seen().when() : ask.end();
        measured.merge(name, end, (one, other) -> one.isAfter(other) ? one : other);
        arrived.merge(name, end, (one, other) -> one.isAfter(other) ? one : other);
    }
}
