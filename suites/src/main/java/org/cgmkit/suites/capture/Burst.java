package org.cgmkit.suites.capture;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One submission as an app means it: an attempt, or several that follow each other at once with different data, because
 * an app may cut what it has into Bundles of a handy size.
 *
 * @param attempts its attempts, at least one, in their order
 */
public record Burst(List<Attempt> attempts) {

    public Burst {
        attempts = List.copyOf(attempts);
    }

    /** When it began. */
    public Instant began() {
        return attempts.getFirst().came();
    }

    /** What is sent in it. */
    public List<EntryData> entries() {
        return attempts.stream().flatMap(a -> a.entries().stream()).toList();
    }

    /**
     * The submissions that attempts make up.
     *
     * @param apart a longer pause than that parts two submissions
     */
    public static List<Burst> of(List<Attempt> attempts, Duration apart) {
        List<Burst> bursts = new ArrayList<>();
        List<Attempt> current = new ArrayList<>();
        Set<String> sent = new HashSet<>();
        for (Attempt attempt : attempts) {
            Set<String> data = new HashSet<>(attempt.data().keySet());
            data.removeIf(key -> key.startsWith("Device") || key.startsWith("Patient"));
            boolean goesOn = !current.isEmpty()
                    && Duration.between(current.getLast().captured().answered(), attempt.came())
                                    .compareTo(apart)
                            < 0
                    && Collections.disjoint(sent, data);
            if (!goesOn && !current.isEmpty()) {
                bursts.add(new Burst(current));
                current = new ArrayList<>();
                sent.clear();
            }
            current.add(attempt);
            sent.addAll(data);
        }
        if (!current.isEmpty()) {
            bursts.add(new Burst(current));
        }
        return bursts;
    }
}
