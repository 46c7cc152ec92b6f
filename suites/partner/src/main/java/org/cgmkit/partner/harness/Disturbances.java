package org.cgmkit.partner.harness;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.cgmkit.cloud.world.Entry;
import org.cgmkit.partner.watch.Kind;
import org.cgmkit.partner.watch.Seen;

/**
 * The steps in which the cloud does something that a platform has to cope with.
 *
 * @param stage what they are played on
 * @param marks takes moments and ids that steps are about
 */
record Disturbances(Stage stage, Map<String, String> marks) {
    private static final Set<Kind> DATA = EnumSet.of(Kind.DEVICES, Kind.GLUCOSE, Kind.INSULIN);
    private static final int PATIENT = 20;

    /** Reads what the platform shows. */
    interface Reading {
        /** Does it. */
        void read() throws InterruptedException;
    }

    void late() throws InterruptedException {
        Entry entry = stage.cloud().add(stage.first(), lateness(), false);
        marks.put("late.time", entry.time().toString());
        marks.put("late.arrived", entry.arrived().toString());
        marks.put("late.id", entry.id());
        stage.await(stage.first(), 3, 4);
    }

    private Duration lateness() {
        Duration overlap = stage.terms().agreement().overlap();
        Duration six = Duration.ofHours(6);
        return overlap == null || overlap.compareTo(six) > 0 ? six : overlap.dividedBy(2);
    }

    void revise() throws InterruptedException {
        List<Entry> entries = stage.cloud().readings(stage.first(), Duration.ofHours(3), Duration.ofHours(2));
        if (entries.size() > 4) {
            stage.cloud().correct(entries.get(1), 187);
            stage.cloud().delete(entries.get(3));
            marks.put("corrected.id", entries.get(1).id());
            marks.put("deleted.id", entries.get(3).id());
        }
        stage.await(stage.first(), 1, 2);
    }

    void trouble() throws InterruptedException {
        stage.disturbed(Fault.Effect.UNAVAILABLE, DATA, stage.first(), 1);
        stage.disturbed(Fault.Effect.SILENT, DATA, stage.first(), 1);
        stage.await(stage.first(), 2, 3);
    }

    void throttle(Fault.Effect effect) throws InterruptedException {
        int before = stage.cloud().last();
        Fault fault = new Fault(effect, EnumSet.of(Kind.GLUCOSE), stage.first());
        stage.cloud().begin(fault);
        stage.until(() -> stage.since(before).stream().anyMatch(each -> each.status() == 429), 3);
        stage.cloud().end(fault);
        stage.passage().until(() -> false, stage.cloud().pause().multipliedBy(2));
        stage.settle();
    }

    /** @param whileDown reads what the platform shows while the endpoint is down */
    void tokenDown(Reading whileDown) throws InterruptedException {
        int before = stage.cloud().last();
        Fault fault = new Fault(Fault.Effect.UNAVAILABLE, EnumSet.of(Kind.REFRESH), stage.second());
        stage.cloud().begin(fault);
        stage.until(
                () -> stage.since(before).stream().anyMatch(each -> each.kind() == Kind.REFRESH && each.disturbed()),
                untilExpiry());
        stage.settle();
        whileDown.read();
        stage.cloud().end(fault);
        int down = stage.cloud().last();
        stage.until(() -> stage.since(down).stream().anyMatch(each -> is(each, Kind.REFRESH, stage.second())), 3);
        stage.settle();
    }

    private static boolean is(Seen each, Kind kind, String account) {
        return each.kind() == kind && each.account().equals(account);
    }

    /** In so many intervals every token has ended. */
    private int untilExpiry() {
        Duration life = Objects.requireNonNullElse(stage.terms().agreement().tokenLife(), Duration.ofHours(2));
        return (int) (life.toMillis() / stage.terms().from().toMillis()) + 3;
    }

    void rotated() throws InterruptedException {
        int before = stage.cloud().last();
        Fault fault = new Fault(Fault.Effect.UNAVAILABLE, DATA, stage.first());
        BooleanSupplier refreshed = () -> {
            boolean there = stage.since(before).stream()
                    .anyMatch(each -> is(each, Kind.REFRESH, stage.first()) && each.succeeded());
            return there;
        };
        stage.cloud().after(Kind.REFRESH, fault);
        stage.until(refreshed, untilExpiry());
        stage.settle();
        stage.cloud().end(fault);
        stage.await(stage.first(), 2, 3);
    }

    void bad() throws InterruptedException {
        Entry entry = stage.cloud().add(stage.second(), Duration.ZERO, true);
        marks.put("bad.id", entry.id());
        marks.put("bad.time", entry.time().toString());
        stage.await(stage.second(), 4, 5);
    }

    void revoked() throws InterruptedException {
        int before = stage.cloud().last();
        stage.cloud().revoke(stage.first());
        Fault fault = new Fault(Fault.Effect.LOST, EnumSet.of(Kind.REFRESH), stage.second());
        stage.cloud().begin(fault);
        int most = stage.terms().refusals() + 3;
        stage.until(
                () -> {
                    List<Seen> now = stage.since(before);
                    if (now.stream().anyMatch(each -> is(each, Kind.REFRESH, stage.second()))) {
                        stage.cloud().end(fault);
                    }
                    return now.stream()
                                    .filter(each -> each.kind() == Kind.REFRESH)
                                    .count()
                            > 2L * most;
                },
                stage.target().hasSharedClock() ? PATIENT : 6);
        stage.cloud().end(fault);
    }
}
