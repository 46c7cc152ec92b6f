package org.cgmkit.cgm.submitter;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.attested;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.cgmkit.cgm.attempt.AttemptGroup;
import org.cgmkit.cgm.attempt.EntryData;
import org.cgmkit.cgm.attempt.PlayedStep;
import org.cgmkit.cgm.attempt.StepName;
import org.cgmkit.cgm.attempt.SubmissionAttempt;
import org.cgmkit.cgm.config.SubmitterAccess;
import org.cgmkit.cgm.config.SubmitterTarget.Feature;
import org.cgmkit.cgm.passive.PassiveCheck;
import org.cgmkit.cgm.passive.Traffic;
import org.cgmkit.kit.capture.CapturedExchange;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.Should;
import org.cgmkit.kit.check.SubjectExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Checks from the guide's sections "Nominal Workflow", "Standing Orders" and "One-Time Orders". */
@ExtendWith(SubjectExtension.class)
class OrderChecks {

    @Expected("submitter.orders.discovered")
    @PassiveCheck(Traffic.ORDER_SEARCH)
    @DisplayName("The submitter looks for orders by patient and code")
    void looksForOrders(Submitter submitter) {
        String otherWay = submitter.target().otherOrders();
        List<CapturedExchange> searches = submitter.searches();
        if (searches.isEmpty() && otherWay != null) {
            throw attested("Declared: orders reach the submitter in another way (" + otherWay + ").");
        }
        submitter.attempts();
        if (searches.isEmpty()) {
            throw failure(
                    "searches for orders",
                    "GET ServiceRequest?patient=…&code=…",
                    "there was none in the whole run",
                    declared(submitter, Feature.STANDING_ORDERS)
                            + "A submitter that learns in another way what the receiver wants declares it"
                            + " (orders.otherWay in the target file).");
        }
        submitter.show(searches.getFirst());
        List<String> incomplete = searches.stream()
                .filter(e -> !asks(e, "patient") || !asks(e, "code"))
                .map(e -> "ServiceRequest?" + criteria(e))
                .distinct()
                .toList();

        assertNone("searches for orders that do not name patient and code", incomplete, "");
    }

    @Should("submitter.orders.period")
    @DisplayName("Submissions come as often as the standing order asks for")
    void keepsThePeriod(Submitter submitter) {
        PlayedStep step = standing(submitter, StepName.STANDING_ORDER);
        Duration period = submitter.target().period();
        submitter.taken(StepName.STANDING_ORDER);
        List<AttemptGroup> bursts = bursts(submitter, step);
        bursts.forEach(b -> submitter.show(b.attempts().getFirst()));
        String expected = "about " + period.toSeconds() + " s";
        if (bursts.size() < 2) {
            throw failure(
                    "submissions within several periods of " + period.toSeconds() + " s",
                    "3",
                    "there was 1",
                    "The order asks for one each period (submissionPeriod).");
        }
        KitDelay kit = new KitDelay(step);
        // One that the kit held up comes closer to the next one than the submitter meant it to.
        Function<AttemptGroup, Duration> heldUp =
                burst -> kit.between(burst.began().minus(period.dividedBy(2)), burst.began());
        AttemptGroup first = bursts.getFirst();
        if (heldUp.apply(first).compareTo(period.dividedBy(8)) > 0) {
            first = bursts.stream()
                    .limit(bursts.size() - 1L)
                    .min(Comparator.comparing(heldUp))
                    .orElse(first);
        }
        int gaps = bursts.size() - 1 - bursts.indexOf(first);
        long inAll = Duration.between(first.began(), bursts.getLast().began()).toMillis();
        if (inAll + heldUp.apply(first).toMillis() < gaps * period.toMillis() * 3 / 4) {
            throw failure(
                    "time between two submissions", expected, "was " + seconds(inAll / gaps) + " on the average", "");
        }
        long longest = 0;
        for (int i = 1; i < bursts.size(); i++) {
            Instant before = bursts.get(i - 1).began();
            Instant next = bursts.get(i).began();
            Duration gap = Duration.between(before, next).minus(kit.between(before, next));
            longest = Math.max(longest, gap.toMillis());
        }
        if (longest > period.toMillis() * 3 / 2 + 2000) {
            throw failure("time between two submissions", expected, "was up to " + seconds(longest), "");
        }
    }

    @Should("submitter.orders.profiles")
    @DisplayName("A submission holds the kinds of data that the order asks for")
    void sendsWhatIsOrdered(Submitter submitter) {
        PlayedStep step = standing(submitter, StepName.STANDING_ORDER);
        submitter.taken(StepName.STANDING_ORDER);
        AttemptGroup burst = bursts(submitter, step).getFirst();
        submitter.show(burst.attempts().getFirst());
        Set<String> missing = new TreeSet<>();
        Set<String> strange = new TreeSet<>();
        for (DataKind kind : DataKind.values()) {
            boolean sent = burst.entries().stream().anyMatch(kind::is);
            // What it never sends at all, submitter.must-support.* speaks of.
            boolean has = submitter.attempts().stream()
                    .flatMap(a -> a.entries().stream())
                    .anyMatch(kind::is);
            if (kind.isOrdered() && !sent && has && !kind.isDeclaredUnavailable(submitter.target())) {
                missing.add(kind.title());
            }
            if (!kind.isOrdered() && !kind.mayAccompany() && sent) {
                strange.add(kind.title());
            }
        }

        assertNone(
                "kinds of data that the order asks for and the submission lacks",
                missing,
                "A kind that the submitter does not have is declared as unavailable.");
        assertNone("kinds of data in the submission that the order does not ask for", strange, "");
    }

    @Should("submitter.orders.lookback")
    @DisplayName("A submission reaches back as far as the order asks for")
    void coversTheLookback(Submitter submitter) {
        standing(submitter, StepName.STANDING_ORDER);
        SubmissionAttempt attempt = submitter.taken(StepName.STANDING_ORDER).getFirst();
        submitter.show(attempt);
        Duration lookback = Lookback.of(StepName.STANDING_ORDER);
        Instant latest = attempt.came().minus(lookback).plus(lookback.dividedBy(4));
        ZoneId zone = submitter.target().zone();
        List<String> short_ = new ArrayList<>();
        Lookback.earliestReading(submitter, attempt, zone)
                .filter(t -> t.isAfter(latest))
                .ifPresent(t -> short_.add("readings from " + t + " on"));
        Lookback.earliestPeriod(submitter, zone)
                .filter(t -> t.isAfter(latest))
                .ifPresent(t -> short_.add("a summary from " + t + " on"));
        if (Lookback.earliestReading(submitter, attempt, zone).isEmpty()
                && Lookback.earliestPeriod(submitter, zone).isEmpty()) {
            throw inconclusive("Neither readings nor summaries with a time that can be read were sent.");
        }

        assertNone(
                "data that begin later than the lookback of " + lookback.toHours() + " h, that is "
                        + attempt.came().minus(lookback),
                short_,
                "");
    }

    @Should("submitter.orders.changed")
    @DisplayName("Submissions follow when an order is changed or revoked")
    void followsChanges(Submitter submitter) {
        PlayedStep step = standing(submitter, StepName.CHANGED_ORDER);
        submitter.taken(StepName.CHANGED_ORDER);
        Duration slack = submitter.target().period().multipliedBy(3).dividedBy(2);
        List<SubmissionAttempt> afterwards = step.attemptsAfter("changed");
        if (step.attemptsAfter("changed").isEmpty()) {
            throw inconclusive("Nothing was submitted after the order was changed; see submitter.orders.period."
                    + Submitter.missed(step));
        }
        afterwards.forEach(submitter::show);
        if (afterwards.stream().flatMap(a -> a.entries().stream()).noneMatch(EntryData::isReading)
                && !DataKind.READING.isDeclaredUnavailable(submitter.target())) {
            throw failure(
                    "submissions after the order was changed to ask for readings",
                    "readings",
                    "they held none",
                    "Read the order again before each submission.");
        }
        Instant revoked = step.marks().get("revoked");
        List<String> late = revoked == null
                ? List.of()
                : step.attemptsAfter("revoked").stream()
                        .filter(a -> a.came()
                                .isAfter(revoked.plus(slack)
                                        .plus(new KitDelay(step).between(revoked, revoked.plus(slack)))))
                        .map(a -> seconds(Duration.between(revoked, a.came()).toMillis()) + " after it")
                        .toList();

        assertNone(
                "submissions later than one and a half periods after the order was revoked",
                late,
                "Stop when the status of the order is no longer active.");
    }

    @Should("submitter.orders.one-time")
    @DisplayName("A one-time order is answered by data for exactly its period")
    void answersOneTimeOrders(Submitter submitter) {
        String why = submitter.without(Feature.ONE_TIME_ORDERS);
        if (why != null) {
            throw notApplicable("Declared: no one-time order can be handed to the submitter (" + why + ").");
        }
        PlayedStep step = submitter.step(StepName.ONE_TIME_ORDER);
        if (step.exchanges().stream()
                .anyMatch(e -> e.path().endsWith("/ServiceRequest") && (e.status() == 401 || e.status() == 403))) {
            throw inconclusive(
                    "The submitter may not search for one-time orders with the scopes that it has: the guide's"
                            + " scopes name standing orders only.");
        }
        submitter.assumeLooksForOrders();
        List<SubmissionAttempt> attempts = step.attempts();
        if (attempts.isEmpty()) {
            submitter.attempts();
            if (!(submitter.target().access() instanceof SubmitterAccess.Open)) {
                throw inconclusive(
                        "Nothing was submitted for a one-time order, which the guide's scopes let nobody find:"
                                + " they name standing orders only.");
            }
            if (submitter.attempts().stream().flatMap(a -> a.entries().stream()).noneMatch(EntryData::isReading)) {
                throw inconclusive("The order asks for readings, and the submitter sends none in the whole run; see"
                        + " submitter.must-support.*.");
            }
            throw failure(
                    "answer to a one-time order",
                    "readings of its two days",
                    "nothing was submitted",
                    "Where such orders reach the submitter in other ways only, declare it (without: one-time-orders)."
                            + Submitter.missed(step));
        }
        submitter.taken(StepName.ONE_TIME_ORDER);
        attempts.forEach(submitter::show);
        ZoneId zone = submitter.target().zone();
        LocalDate day = LocalDate.ofInstant(attempts.getFirst().came(), zone);
        OrderPeriod.of(day.minusDays(3), day.minusDays(2), zone).judge(attempts);
    }

    private static PlayedStep standing(Submitter submitter, StepName name) {
        String why = submitter.without(Feature.STANDING_ORDERS);
        if (why != null) {
            throw failure("standing orders", "to be followed", "they are declared as not supported: " + why, "");
        }
        submitter.assumeLooksForOrders();
        return submitter.step(name);
    }

    private static List<AttemptGroup> bursts(Submitter submitter, PlayedStep step) {
        return AttemptGroup.of(step.attempts(), submitter.target().period().dividedBy(4));
    }

    private static String declared(Submitter submitter, Feature feature) {
        String why = submitter.without(feature);
        return why == null ? "" : "Declared as not supported: " + why + ". ";
    }

    private static boolean asks(CapturedExchange search, String parameter) {
        return criteria(search).matches("(?s)(.*&)?" + parameter + "(:[A-Za-z]+)?=[^&]+.*");
    }

    private static String criteria(CapturedExchange search) {
        return search.method().equals("POST") ? search.exchange().body() : search.query();
    }

    private static String seconds(long millis) {
        return "%.1f s".formatted(millis / 1000.0);
    }
}
