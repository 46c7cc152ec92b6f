package org.cgmkit.cgm.attempt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cgmkit.guide.cgm.Profile;
import org.cgmkit.kit.capture.CapturedExchange;

/**
 * What standing orders asked an app for, as long as it was not shown anything else.
 *
 * @param seen when it was first shown
 * @param until when it was shown something else, or the last that is known of the step
 * @param profiles what was asked for
 * @param attempts what was submitted in that time
 */
public record OrderVersion(Instant seen, Instant until, Set<Profile> profiles, List<SubmissionAttempt> attempts) {

    public OrderVersion {
        profiles = Set.copyOf(profiles);
        attempts = List.copyOf(attempts);
    }

    /** The versions of a step, in their order; none where the app was shown no active standing order. */
    public static List<OrderVersion> of(PlayedStep step) {
        List<OrderVersion> versions = new ArrayList<>();
        Set<Profile> current = Set.of();
        Instant seen = Instant.MIN;
        Instant last = Instant.MIN;
        for (CapturedExchange exchange : step.exchanges()) {
            last = exchange.answered().isAfter(last) ? exchange.answered() : last;
            List<SeenOrder> orders = SeenOrder.in(exchange);
            // A search for one-time orders says nothing of standing ones.
            if (!tellsOfStandingOrders(exchange, orders)) {
                continue;
            }
            Set<Profile> asked = EnumSet.noneOf(Profile.class);
            orders.stream().filter(o -> o.isStanding() && o.active()).forEach(o -> asked.addAll(o.profiles()));
            if (!asked.equals(current)) {
                add(versions, seen, exchange.answered(), current, step);
                current = new HashSet<>(asked);
                seen = exchange.answered();
            }
        }
        add(versions, seen, last.plusNanos(1), current, step);
        return versions;
    }

    private static boolean tellsOfStandingOrders(CapturedExchange exchange, List<SeenOrder> orders) {
        return orders.stream().anyMatch(SeenOrder::isStanding)
                || (SeenOrder.isAnswered(exchange) && OrderSearches.isForStandingOrders(exchange));
    }

    private static void add(
            List<OrderVersion> versions, Instant seen, Instant until, Set<Profile> asked, PlayedStep step) {
        if (!asked.isEmpty()) {
            versions.add(new OrderVersion(
                    seen,
                    until,
                    asked,
                    step.attempts().stream()
                            .filter(a -> !a.came().isBefore(seen) && a.came().isBefore(until))
                            .toList()));
        }
    }
}
