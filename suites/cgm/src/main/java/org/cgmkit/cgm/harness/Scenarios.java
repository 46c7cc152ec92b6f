package org.cgmkit.cgm.harness;

import static org.cgmkit.guide.cgm.Profile.SENSOR_READING_MASS;
import static org.cgmkit.guide.cgm.Profile.SENSOR_READING_MOLES;
import static org.cgmkit.guide.cgm.Profile.SUMMARY;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.cgmkit.cgm.attempt.AttemptGroup;
import org.cgmkit.cgm.attempt.EntryData;
import org.cgmkit.cgm.attempt.OrderPeriod;
import org.cgmkit.cgm.attempt.StepName;
import org.cgmkit.cgm.attempt.SubmissionAttempt;
import org.cgmkit.ehr.intake.CreateStep;
import org.cgmkit.ehr.workings.Behaviour;
import org.cgmkit.ehr.workings.Workings;
import org.cgmkit.fixtures.order.OneTimeOrder;
import org.cgmkit.fixtures.order.Schedule;
import org.cgmkit.fixtures.order.TimeSpan;
import org.cgmkit.fixtures.order.TimeUnit;
import org.cgmkit.guide.cgm.Profile;
import org.cgmkit.kit.capture.Interference;
import org.cgmkit.kit.tap.Fault;

/** What is played in each step. */
final class Scenarios {
    /** Readings of either unit: an app sends the one that it has. */
    private static final List<Profile> READINGS = List.of(SENSOR_READING_MASS, SENSOR_READING_MOLES);

    /** What a step asks for that is about something else: made without effort, and had by every app. */
    private static final List<Profile> SOMETHING = List.of(SENSOR_READING_MASS, SENSOR_READING_MOLES, SUMMARY);

    static final TimeSpan DAILY = new TimeSpan(1, TimeUnit.DAY);

    /** How long to look on whether something is sent again and again, with waits and renewals between. */
    private static final Duration LOOKING_ON = Duration.ofSeconds(8);

    /** What comes so often comes for ever. */
    private static final int FOR_EVER = 3;

    /** So many submissions tell how often they come, also where one of them was held up. */
    private static final int ENOUGH_TO_TELL = 5;

    /** So many days before and after a period, to see whether there are readings of it at all. */
    private static final int AROUND = 1;

    private static final int RETRY_AFTER = 2;

    private Scenarios() {}

    /** What is played in that step. */
    static Scenario of(StepName step) {
        return switch (step) {
            case FIRST_CONNECTION -> new FirstConnection();
            case STANDING_ORDER -> Scenarios::standingOrder;
            case CHANGED_ORDER -> Scenarios::changedOrder;
            case ONE_TIME_ORDER -> Scenarios::oneTimeOrder;
            case THROTTLED_FOR_SECONDS ->
                stage -> interfered(stage, step, Interference.THROTTLED, Fault.throttled(RETRY_AFTER));
            case THROTTLED ->
                stage -> interfered(stage, step, Interference.THROTTLED, Fault.throttled(), Fault.throttled());
            case UNAVAILABLE ->
                stage -> interfered(stage, step, Interference.UNAVAILABLE, Fault.unavailable(), Fault.unavailable());
            case LOST_ANSWER -> stage -> interfered(stage, step, Interference.ANSWER_LOST, new Fault.LoseAnswer());
            case PARTIAL_REFUSAL -> Scenarios::partialRefusal;
            case NO_CONDITIONAL_CREATE ->
                stage -> answered(stage, step, 400, w -> Workings.sound(Behaviour.NO_CONDITIONAL_CREATE, w.guide()));
            case SEVERAL_MATCHES ->
                stage -> answered(stage, step, 412, w -> w.taking(i -> i.deciding(new SeveralMatches())));
            case EXPIRED_TOKEN -> Scenarios::expiredToken;
            case REVOKED_GRANT -> Scenarios::revokedGrant;
        };
    }

    private static void standingOrder(ScenarioContext stage) throws InterruptedException {
        stage.standing(List.of(new Schedule(stage.everyPeriod(), hours(StepName.STANDING_ORDER), SOMETHING)));
        stage.trigger();
        if (stage.await("a submission for the order", () -> !stage.attempts().isEmpty())) {
            stage.await(
                    "two more submissions, one each " + stage.period().toSeconds() + " s",
                    () -> stage.bursts().size() > 2,
                    stage.period().multipliedBy(4).plusSeconds(5));
            if (!stage.rhythm().isClear()) {
                stage.watch(
                        "further submissions, because the first ones do not show how often they come",
                        stage.period().multipliedBy(3),
                        () -> stage.bursts().size() > ENOUGH_TO_TELL);
            }
        }
    }

    private static void changedOrder(ScenarioContext stage) throws InterruptedException {
        List<Schedule> before =
                List.of(new Schedule(stage.everyPeriod(), hours(StepName.CHANGED_ORDER), List.of(SUMMARY)));
        List<Schedule> after = List.of(new Schedule(stage.everyPeriod(), hours(StepName.CHANGED_ORDER), READINGS));
        stage.standing(before);
        stage.trigger();
        if (!stage.await("a submission for the order", () -> !stage.attempts().isEmpty())) {
            return;
        }
        stage.mark("changed", "The order was changed.");
        stage.standing(after);
        int sent = stage.attempts().size();
        stage.await(
                "a submission with readings, which the order asks for now",
                () -> hasReadings(
                        stage.attempts().subList(sent, stage.attempts().size())),
                stage.period().multipliedBy(3).plusSeconds(2));
        stage.mark("revoked", "The order was revoked.");
        stage.revoke(after);
        // An app that submits less often than it should is looked on for longer.
        Duration usual = stage.period().multipliedBy(7).dividedBy(2);
        Duration own = stage.rhythm().longest().multipliedBy(5).dividedBy(2);
        stage.watch(
                "the submissions to stop, because the order is revoked",
                own.compareTo(usual) > 0 ? own : usual,
                () -> !stage.seen()
                        .attemptsLater("revoked", stage.period().multipliedBy(3).dividedBy(2))
                        .isEmpty());
    }

    private static void oneTimeOrder(ScenarioContext stage) throws InterruptedException {
        LocalDate today = LocalDate.now(stage.zone());
        LocalDate first = today.minusDays(3);
        LocalDate last = today.minusDays(2);
        stage.oneTime(new OneTimeOrder(stage.patient(), first.toString(), last.toString(), READINGS));
        stage.trigger();
        if (!stage.await("readings for the order", () -> hasReadings(stage.attempts()))) {
            return;
        }
        stage.settle();
        OrderPeriod period = OrderPeriod.of(first, last, stage.zone());
        if (!period.leftOutBy(period.readings(stage.attempts())).isEmpty()) {
            askForMore(stage, period);
        }
    }

    /** The sensor may have been off: what there is around the period tells. */
    private static void askForMore(ScenarioContext stage, OrderPeriod period) throws InterruptedException {
        int sent = stage.attempts().size();
        stage.oneTimeAgain(new OneTimeOrder(
                stage.patient(),
                moment(period.start(), -AROUND, period),
                moment(period.end(), AROUND, period),
                READINGS));
        if (stage.await(
                "readings from around the period, as some of its own are missing",
                () -> hasReadings(
                        stage.attempts().subList(sent, stage.attempts().size())),
                stage.period().multipliedBy(4).plusSeconds(5))) {
            stage.settle();
        }
    }

    private static String moment(Instant at, int days, OrderPeriod period) {
        return at.atZone(period.zone())
                .plusDays(days)
                .toOffsetDateTime()
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    private static boolean hasReadings(List<SubmissionAttempt> attempts) {
        return haveAny(attempts, EntryData::isReading);
    }

    private static boolean haveAny(List<SubmissionAttempt> attempts, Predicate<EntryData> wanted) {
        return attempts.stream().flatMap(a -> a.entries().stream()).anyMatch(wanted);
    }

    /** The first attempts meet faults; then everything goes well. */
    private static void interfered(ScenarioContext stage, StepName step, Interference interference, Fault... faults)
            throws InterruptedException {
        stage.faults(faults);
        stage.standing(List.of(new Schedule(DAILY, hours(step), SOMETHING)));
        stage.trigger();
        if (!stage.await("a submission", () -> !stage.attempts().isEmpty())) {
            return;
        }
        if (stage.await("the same data again", () -> {
            List<SubmissionAttempt> attempts = stage.attempts();
            return attempts.size() > faults.length
                    && attempts.getLast().captured().interference() != interference;
        })) {
            stage.settle();
        }
    }

    private static void partialRefusal(ScenarioContext stage) throws InterruptedException {
        stage.receiver(w -> w.taking(i -> i.handling("POST", new PartialRefusal(new CreateStep()))));
        stage.standing(List.of(new Schedule(stage.everyPeriod(), hours(StepName.PARTIAL_REFUSAL), SOMETHING)));
        stage.trigger();
        if (stage.await("a submission", () -> !stage.attempts().isEmpty())) {
            stage.await(
                    "the next submission, with more than what was refused",
                    () -> stage.bursts().stream()
                            .skip(1)
                            .filter(b -> !repeats(b, stage.attempts().getFirst()))
                            .anyMatch(b -> b.entries().stream().anyMatch(e -> !PartialRefusal.isRefused(e))),
                    stage.period().multipliedBy(4).plusSeconds(5));
        }
    }

    /** Whether nothing but that submission was sent once more. */
    private static boolean repeats(AttemptGroup group, SubmissionAttempt first) {
        String sent = first.submission().json();
        return group.attempts().stream().allMatch(a -> a.submission().json().equals(sent));
    }

    /** Entries with a condition are answered in a way that a submitter does not meet every day. */
    private static void answered(ScenarioContext stage, StepName step, int status, UnaryOperator<Workings> receiver)
            throws InterruptedException {
        stage.receiver(receiver);
        stage.standing(List.of(new Schedule(DAILY, hours(step), SOMETHING)));
        stage.trigger();
        if (stage.await("a submission", () -> !stage.attempts().isEmpty())) {
            stage.settle();
            if (stage.attempts().stream().anyMatch(a -> a.entryStatuses().contains(status))) {
                stage.watch(
                        "what is sent again after " + status,
                        LOOKING_ON,
                        () -> isSentForEver(stage.attempts(), status));
            }
        }
    }

    private static boolean isSentForEver(List<SubmissionAttempt> attempts, int status) {
        Map<String, Integer> times = new HashMap<>();
        attempts.forEach(a -> a.entries().stream()
                .filter(e -> a.statusOf(e.position()) == status && !e.isCompany())
                .forEach(e -> times.merge(e.key(), 1, Integer::sum)));
        return times.values().stream().anyMatch(t -> t >= FOR_EVER);
    }

    private static void expiredToken(ScenarioContext stage) throws InterruptedException {
        stage.authorization().expireTokens();
        stage.standing(List.of(new Schedule(DAILY, hours(StepName.EXPIRED_TOKEN), SOMETHING)));
        stage.trigger();
        if (stage.await(
                "a submission that is accepted",
                () -> stage.attempts().stream().anyMatch(a -> a.status() / 100 == 2))) {
            stage.settle();
        }
    }

    private static void revokedGrant(ScenarioContext stage) throws InterruptedException {
        stage.authorization().revokeGrants();
        stage.mark("revoked", "The authorization was revoked.");
        stage.standing(List.of(new Schedule(DAILY, hours(StepName.REVOKED_GRANT), SOMETHING)));
        stage.trigger();
        if (stage.await(
                "a request that is refused",
                () -> stage.exchanges().stream().anyMatch(e -> e.status() == 401 || e.status() == 400))) {
            stage.watch(
                    "the submissions to stop, because the permission is taken back",
                    LOOKING_ON,
                    () -> stage.attempts().stream()
                                    .filter(a -> a.status() == 401 || a.status() == 403)
                                    .count()
                            >= FOR_EVER);
        }
    }

    static TimeSpan hours(StepName step) {
        return new TimeSpan(step.lookbackHours(), TimeUnit.HOUR);
    }
}
