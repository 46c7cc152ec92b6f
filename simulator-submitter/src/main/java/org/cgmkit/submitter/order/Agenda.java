package org.cgmkit.submitter.order;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cgmkit.submitter.outbox.AppState;

/**
 * What is due when. A submission counts as made at the moment that it was due, so that the rhythm does not drift; who
 * comes more than a whole period too late does not catch up.
 *
 * @param orders what is followed
 * @param memory what was submitted before
 */
public record Agenda(Orders orders, AppState memory) {
    /** Schedules that are due so soon after others go along with them. */
    private static final Duration TOGETHER = Duration.ofMillis(50);

    /** The schedules that are due, those that reach back alike together, each with the moment that counts for it. */
    public List<Map<Schedule, Instant>> due(Instant now) {
        Map<Duration, Map<Schedule, Instant>> due = new LinkedHashMap<>();
        if (next().filter(n -> !n.isAfter(now)).isPresent()) {
            for (Schedule schedule : orders.schedules()) {
                Instant at = at(schedule).orElse(now);
                if (!at.isAfter(now.plus(TOGETHER))) {
                    boolean late = Duration.between(at, now).compareTo(schedule.every()) >= 0;
                    due.computeIfAbsent(schedule.lookback(), unused -> new HashMap<>())
                            .put(schedule, late ? now : at);
                }
            }
        }
        return new ArrayList<>(due.values());
    }

    /** The one-time orders that were not answered yet. */
    public List<OneTimeRequest> open() {
        return orders.oneTime().stream().filter(o -> !memory.answered(o.key())).toList();
    }

    /** When the next submission is due, maybe long ago; empty where none ever is. */
    public Optional<Instant> next() {
        return Stream.concat(
                        orders.schedules().stream().map(s -> at(s).orElse(Instant.MIN)),
                        open().stream().map(o -> Instant.MIN))
                .min(Instant::compareTo);
    }

    private Optional<Instant> at(Schedule schedule) {
        return memory.submitted(schedule.key()).map(last -> last.plus(schedule.every()));
    }
}
