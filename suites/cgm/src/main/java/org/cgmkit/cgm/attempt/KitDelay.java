package org.cgmkit.cgm.attempt;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.cgmkit.kit.capture.Stall;

/** How much of what was late in a step may be the kit's own doing, for judgements by the clock. */
public final class KitDelay {
    private final List<Stall> delays;

    /** By what was seen in a step: the answers that the app had to wait for, and the times when the kit stood still. */
    public KitDelay(PlayedStep step) {
        delays = Stream.concat(
                        step.exchanges().stream().map(e -> new Stall(e.came(), e.answered())), step.stalls().stream())
                .sorted(Comparator.comparing(Stall::from))
                .toList();
    }

    /** That much between two moments. */
    public Duration between(Instant from, Instant to) {
        Duration delayed = Duration.ZERO;
        Instant counted = from;
        for (Stall delay : delays) {
            Instant begin = delay.from().isAfter(counted) ? delay.from() : counted;
            Instant end = delay.to().isBefore(to) ? delay.to() : to;
            if (begin.isBefore(end)) {
                delayed = delayed.plus(Duration.between(begin, end));
                counted = end;
            }
        }
        return delayed;
    }
}
