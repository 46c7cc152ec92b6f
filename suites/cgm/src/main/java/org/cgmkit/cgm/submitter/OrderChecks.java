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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.cgm.attempt.AttemptGroup;
import org.cgmkit.cgm.attempt.EntryData;
import org.cgmkit.cgm.attempt.KitDelay;
import org.cgmkit.cgm.attempt.OrderPeriod;
import org.cgmkit.cgm.attempt.OrderSearches;
import org.cgmkit.cgm.attempt.OrderVersion;
import org.cgmkit.cgm.attempt.PlayedStep;
import org.cgmkit.cgm.attempt.SeenOrder;
import org.cgmkit.cgm.attempt.StepName;
import org.cgmkit.cgm.attempt.SubmissionAttempt;
import org.cgmkit.cgm.attempt.SubmissionRhythm;
import org.cgmkit.cgm.config.SubmitterAccess;
import org.cgmkit.cgm.config.SubmitterTarget.Feature;
import org.cgmkit.cgm.passive.PassiveCheck;
import org.cgmkit.cgm.passive.Traffic;
import org.cgmkit.fixtures.order.StandingOrder;
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
        if (otherWay == null && searches.stream().noneMatch(OrderSearches::isForStandingOrders)) {
            if (submitter.isPassing()) {
                throw inconclusive("Only searches for one-time orders passed, and others may have come before.");
            }
            throw failure(
                    "searches for standing orders",
                    "GET ServiceRequest?patient=…&code=" + StandingOrder.CODE,
                    "there was none in the whole run: all of them are for one-time orders",
                    "A search for the one kind of orders does not find the other.");
        }
        List<String> incomplete = searches.stream()
                .filter(e -> !asks(e, "patient") || !asks(e, "code"))
                .map(e -> "ServiceRequest?" + OrderSearches.criteria(e))
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
        SubmissionRhythm rhythm = new SubmissionRhythm(bursts, period, new KitDelay(step));
        if (rhythm.isTooOften()) {
            throw failure(
                    "time between two submissions",
                    expected,
                    "was " + seconds(rhythm.average().toMillis()) + " on the average",
                    "");
        }
        if (rhythm.isTooSeldom()) {
            throw failure(
                    "time between two submissions",
                    expected,
                    "was up to " + seconds(rhythm.longest().toMillis()) + ", the kit's own answers left out",
                    "");
        }
    }

    @Should("submitter.orders.profiles")
    @PassiveCheck(Traffic.STANDING_ORDER)
    @DisplayName("Submissions hold the kinds of data that the order asks for")
    void sendsWhatIsOrdered(Submitter submitter) {
        String why = submitter.without(Feature.STANDING_ORDERS);
        if (why != null) {
            throw failure("standing orders", "to be followed", "they are declared as not supported: " + why, "");
        }
        submitter.assumeLooksForOrders();
        submitter.attempts();
        new OrderedData(submitter).judge();
    }

    @Should("submitter.orders.changed")
    @DisplayName("Submissions follow when an order is changed or revoked")
    void followsChanges(Submitter submitter) {
        assertLooksAgain(submitter);
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
            assumeReadingsAreLackingHereOnly(submitter, step);
            throw failure(
                    "submissions after the order was changed to ask for readings",
                    "readings",
                    "they held none",
                    "Read the order again before each submission.");
        }
        Instant revoked = step.marks().get("revoked");
        List<String> late = revoked == null
                ? List.of()
                : step.attemptsLater("revoked", slack).stream()
                        .map(a -> seconds(Duration.between(revoked, a.came()).toMillis()) + " after it")
                        .toList();

        assertNone(
                "submissions later than one and a half periods after the order was revoked",
                late,
                "Stop when the status of the order is no longer active.");
    }

    /** Who found orders by a search once, and submits more without another one, goes by what may have changed. */
    private static void assertLooksAgain(Submitter submitter) {
        if (submitter.without(Feature.STANDING_ORDERS) != null
                || submitter.target().otherOrders() != null) {
            return;
        }
        PlayedStep step = submitter.step(StepName.CHANGED_ORDER);
        boolean looked = submitter.searches().stream().anyMatch(OrderSearches::isForStandingOrders);
        boolean looksNow = OrderSearches.in(step.exchanges()).stream().anyMatch(OrderSearches::isForStandingOrders);
        if (looked && !looksNow && sendsMore(submitter, step)) {
            step.attempts().forEach(submitter::show);
            throw failure(
                    "submissions of the step '" + step.title() + "'",
                    "to follow a search for standing orders, as there was one before",
                    "none was made in the whole step",
                    "An order may be changed or revoked at any time: read it again before each submission.");
        }
    }

    /** Whether something comes in the step that was not sent before: what was left over from an earlier step needs no order. */
    private static boolean sendsMore(Submitter submitter, PlayedStep step) {
        Set<String> before = Lookback.sentBefore(
                submitter,
                step.attempts().stream()
                        .map(SubmissionAttempt::came)
                        .findFirst()
                        .orElse(Instant.MIN));
        return step.attempts().stream()
                .flatMap(a -> a.entries().stream())
                .anyMatch(e -> !e.isCompany() && !before.contains(e.key()));
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
        if (!step.attempts().isEmpty()) {
            submitter.taken(StepName.ONE_TIME_ORDER);
        }
        List<SubmissionAttempt> attempts = answersToOneTimeOrder(submitter, step);
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
        attempts.forEach(submitter::show);
        ZoneId zone = submitter.target().zone();
        LocalDate day = LocalDate.ofInstant(attempts.getFirst().came(), zone);
        new OneTimeAnswer(OrderPeriod.of(day.minusDays(3), day.minusDays(2), zone), attempts)
                .judge(submitter.attempts());
    }

    /** Who read the changed order, or never sends readings, is judged by other requirements. */
    private static void assumeReadingsAreLackingHereOnly(Submitter submitter, PlayedStep step) {
        if (OrderVersion.of(step).stream().anyMatch(v -> DataKind.READING.isAmong(v.profiles()))) {
            throw inconclusive("The submitter read the changed order, and did not send what it asks for; see"
                    + " submitter.orders.profiles.");
        }
        if (submitter.attempts().stream().flatMap(a -> a.entries().stream()).noneMatch(EntryData::isReading)) {
            throw inconclusive("The changed order asks for readings, and the submitter sends none in the whole run; see"
                    + " submitter.must-support.*.");
        }
    }

    /** What came before the order was shown, such as what was left from before, is no answer to it. */
    private static List<SubmissionAttempt> answersToOneTimeOrder(Submitter submitter, PlayedStep step) {
        Optional<Instant> shown = step.exchanges().stream()
                .filter(e -> SeenOrder.in(e).stream().anyMatch(SeenOrder::isOneTime))
                .map(CapturedExchange::answered)
                .findFirst();
        boolean otherwise = shown.isEmpty() && submitter.target().otherOrders() != null;
        List<SubmissionAttempt> later = step.attemptsAfter(StepName.ASKED_AGAIN);
        return step.attempts().stream()
                .filter(a ->
                        otherwise || shown.filter(s -> !a.came().isBefore(s)).isPresent())
                .filter(a -> !later.contains(a))
                .toList();
    }

    /** The step with a standing order, where the submitter follows such and was shown it. */
    static PlayedStep standing(Submitter submitter, StepName name) {
        String why = submitter.without(Feature.STANDING_ORDERS);
        if (why != null) {
            throw failure("standing orders", "to be followed", "they are declared as not supported: " + why, "");
        }
        PlayedStep step = submitter.step(name);
        submitter.assumeSawStandingOrder(step);
        return step;
    }

    private static List<AttemptGroup> bursts(Submitter submitter, PlayedStep step) {
        return AttemptGroup.of(step.attempts(), submitter.target().period().dividedBy(4));
    }

    private static String declared(Submitter submitter, Feature feature) {
        String why = submitter.without(feature);
        return why == null ? "" : "Declared as not supported: " + why + ". ";
    }

    private static boolean asks(CapturedExchange search, String parameter) {
        return OrderSearches.criteria(search).matches("(?s)(.*&)?" + parameter + "(:[A-Za-z]+)?=[^&]+.*");
    }

    private static String seconds(long millis) {
        return "%.1f s".formatted(millis / 1000.0);
    }
}
