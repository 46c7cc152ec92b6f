package org.cgmkit.submitter.defect;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.cgmkit.guide.cgm.Profile;
import org.cgmkit.submitter.order.OneTimeRequest;
import org.cgmkit.submitter.order.OrderSearchRules;
import org.cgmkit.submitter.order.Orders;
import org.cgmkit.submitter.order.Schedule;
import org.cgmkit.submitter.setup.OrderKind;

/** What an app can get wrong about orders. */
final class OrderDefects {
    private static final String DISCOVERED = "submitter.orders.discovered";
    private static final String PERIOD = "submitter.orders.period";
    private static final String PROFILES = "submitter.orders.profiles";
    private static final String CHANGED = "submitter.orders.changed";
    private static final String ONE_TIME = "submitter.orders.one-time";
    private static final Set<Profile> READINGS = Set.of(Profile.SENSOR_READING_MASS, Profile.SENSOR_READING_MOLES);

    private OrderDefects() {}

    static List<Defect> all() {
        return List.of(
                new Defect(
                        "never-looks-for-orders",
                        DISCOVERED,
                        "Looks for no orders, and sends all data once a day.",
                        w -> w.practising(p -> p.following(Set.of()))),
                looking(
                        "searches-orders-without-patient",
                        DISCOVERED,
                        "Searches for orders by code alone.",
                        l -> l.asking((kind, patient) -> "code=" + kind.code())),
                looking(
                        "searches-orders-without-code",
                        DISCOVERED,
                        "Searches for all orders of the patient, whatever they are for.",
                        l -> l.asking((kind, patient) -> "patient=" + patient)),
                new Defect(
                        "looks-for-one-time-orders-only",
                        DISCOVERED,
                        "Looks for one-time orders, and for no standing ones.",
                        w -> w.practising(p -> p.following(Set.of(OrderKind.ONE_TIME)))),
                scheduling(
                        "submits-too-often",
                        PERIOD,
                        "Submits twice in each period of the order.",
                        s -> s.every(s.every().dividedBy(2))),
                scheduling(
                        "submits-only-once",
                        PERIOD,
                        "Submits once for a standing order, and never again.",
                        s -> s.every(Duration.ofDays(3650))),
                scheduling(
                        "leaves-out-an-ordered-type",
                        PROFILES,
                        "Leaves out the readings where the schedule asks for other data, too.",
                        OrderDefects::withoutReadings),
                scheduling(
                        "answers-orders-for-readings-by-summaries",
                        PROFILES,
                        "Sends a summary where a standing order asks for nothing but readings.",
                        s -> READINGS.containsAll(s.profiles()) ? s.sending(Set.of(Profile.SUMMARY)) : s),
                heeding(
                        "keeps-reports-for-one-time-orders",
                        PROFILES,
                        "Sends no report for standing orders, and one for each one-time order.",
                        (before, found) -> found.with(found.schedules().stream()
                                        .map(s -> without(s, Set.of(Profile.SUMMARY_PDF)))
                                        .toList())
                                .asking(found.oneTime().stream()
                                        .map(o -> o.sending(
                                                EnumSet.range(Profile.SENSOR_READING_MASS, Profile.SUMMARY_PDF)))
                                        .toList())),
                scheduling(
                        "sends-what-was-not-ordered",
                        PROFILES,
                        "Sends all that it has, whatever is ordered.",
                        s -> s.sending(EnumSet.range(Profile.SENSOR_READING_MASS, Profile.DEVICE))),
                scheduling(
                        "covers-half-the-lookback",
                        "submitter.orders.lookback",
                        "Reaches back half as far as the order asks.",
                        s -> s.reachingBack(s.lookback().dividedBy(2))),
                scheduling(
                        "reaches-back-three-times-as-far",
                        "submitter.orders.lookback",
                        "Reaches back three times as far as the order asks.",
                        s -> s.reachingBack(s.lookback().multipliedBy(3))),
                looking("never-looks-again", CHANGED, "Looks for orders once, when it starts.", OrderSearchRules::once),
                heeding(
                        "ignores-revocation",
                        CHANGED,
                        "Goes on with a standing order that was revoked.",
                        (before, found) -> found.schedules().isEmpty() ? found.with(before.schedules()) : found),
                new Defect(
                        "ignores-one-time-orders",
                        ONE_TIME,
                        "Does not look for one-time orders.",
                        w -> w.practising(p -> p.following(Set.of(OrderKind.STANDING)))),
                asking(
                        "reaches-beyond-the-period",
                        "Begins a day before the period that a one-time order asks about.",
                        o -> o.about(o.window().from(o.window().start().minus(Duration.ofDays(1))))),
                asking(
                        "leaves-out-the-last-day",
                        "Ends a day before the end of the period that a one-time order asks about.",
                        o -> o.about(o.window().until(o.window().end().minus(Duration.ofDays(1))))));
    }

    private static Defect looking(
            String id, String requirement, String description, UnaryOperator<OrderSearchRules> change) {
        return new Defect(id, requirement, description, w -> w.looking(change));
    }

    private static Defect heeding(String id, String requirement, String description, BinaryOperator<Orders> heeding) {
        return looking(id, requirement, description, l -> l.heeding(heeding));
    }

    private static Defect scheduling(
            String id, String requirement, String description, UnaryOperator<Schedule> change) {
        return heeding(
                id,
                requirement,
                description,
                (before, found) ->
                        found.with(found.schedules().stream().map(change).toList()));
    }

    private static Defect asking(String id, String description, UnaryOperator<OneTimeRequest> change) {
        return heeding(
                id,
                ONE_TIME,
                description,
                (before, found) ->
                        found.asking(found.oneTime().stream().map(change).toList()));
    }

    private static Schedule withoutReadings(Schedule schedule) {
        return without(schedule, READINGS);
    }

    private static Schedule without(Schedule schedule, Set<Profile> kinds) {
        Set<Profile> others = EnumSet.noneOf(Profile.class);
        others.addAll(schedule.profiles());
        others.removeAll(kinds);
        return others.isEmpty() ? schedule : schedule.sending(others);
    }
}
