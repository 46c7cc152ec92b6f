package org.cgmkit.cgm.attempt;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * How the submissions for an order followed each other, with what the kit itself held up left out.
 *
 * @param bursts the submissions, in their order
 * @param period the time between two of them that the order asks for
 * @param kit what the kit held up
 */
public record SubmissionRhythm(List<AttemptGroup> bursts, Duration period, KitDelay kit) {
    /** Phones and networks are late for a while; that much says nothing of a rhythm. */
    private static final Duration LATE = Duration.ofSeconds(2);

    public SubmissionRhythm {
        bursts = List.copyOf(bursts);
    }

    /** Whether they tell how often the app submits: neither in haste nor late, as far as can be seen. */
    public boolean isClear() {
        return bursts.size() > 2 && late() == 0 && span(0) * 10 >= (bursts.size() - 1L) * period.toMillis() * 9;
    }

    /**
     * Whether they come more often than ordered. An app that keeps a rhythm makes up for one that was late, so that the
     * first one counts with what held it up, and each later one at its time: what they lack of so many periods is no more
     * than the first one was late.
     */
    public boolean isTooOften() {
        int first = first();
        int gaps = gaps();
        long whole = gaps * period.toMillis();
        long slack = Math.max(Math.min(gaps, 2) * period.toMillis() / 4, whole / 8);
        return gaps > 0 && span(first) + heldUp(bursts.get(first)).toMillis() < whole - slack;
    }

    /** Whether most of them come later than ordered. */
    public boolean isTooSeldom() {
        return late() * 2 > bursts.size() - 1;
    }

    /** The time between two of them on the average. */
    public Duration average() {
        return gaps() == 0 ? Duration.ZERO : Duration.ofMillis(span(first()) / gaps());
    }

    /** The longest time between two of them, without what the kit held up. */
    public Duration longest() {
        return IntStream.range(1, bursts.size())
                .mapToObj(this::gap)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private int late() {
        Duration latest = period.multipliedBy(3).dividedBy(2).plus(LATE);
        return (int) IntStream.range(1, bursts.size())
                .filter(i -> gap(i).compareTo(latest) > 0)
                .count();
    }

    private Duration gap(int i) {
        Instant before = bursts.get(i - 1).began();
        Instant next = bursts.get(i).began();
        return Duration.between(before, next).minus(kit.between(before, next));
    }

    private int gaps() {
        return bursts.size() - 1 - first();
    }

    private long span(int first) {
        return Duration.between(bursts.get(first).began(), bursts.getLast().began())
                .toMillis();
    }

    /** The one to count from: the first, or where the kit held that up, the one that it held up least. */
    private int first() {
        Function<Integer, Duration> delays = i -> heldUp(bursts.get(i));
        if (bursts.size() < 2 || delays.apply(0).compareTo(period.dividedBy(8)) <= 0) {
            return 0;
        }
        return IntStream.range(0, bursts.size() - 1)
                .boxed()
                .min(Comparator.comparing(delays))
                .orElse(0);
    }

    /** One that the kit held up comes closer to the next one than the app meant it to. */
    private Duration heldUp(AttemptGroup burst) {
        return kit.between(burst.began().minus(period.dividedBy(2)), burst.began());
    }
}
