package org.cgmkit.cgm.submitter;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cgmkit.cgm.attempt.AttemptGroup;
import org.cgmkit.cgm.attempt.EntryData;
import org.cgmkit.cgm.attempt.KitDelay;
import org.cgmkit.cgm.attempt.OrderVersion;
import org.cgmkit.cgm.attempt.PlayedStep;
import org.cgmkit.cgm.attempt.SeenOrder;
import org.cgmkit.cgm.attempt.StepName;
import org.cgmkit.cgm.attempt.SubmissionAttempt;
import org.cgmkit.guide.cgm.Profile;

/** What standing orders asked for, beside what came for them, in every step whose order nothing else stood in the way of. */
final class OrderedData {
    private static final Set<StepName> PLAIN =
            Set.of(StepName.FIRST_CONNECTION, StepName.STANDING_ORDER, StepName.CHANGED_ORDER);

    /** What the order in seconds asks for, where it reaches the submitter in another way than by a search. */
    private static final Set<Profile> IN_SECONDS = Set.of(Profile.SENSOR_READING_MASS, Profile.SUMMARY);

    private final Submitter submitter;
    private final Set<String> missing = new TreeSet<>();
    private final Set<String> strange = new TreeSet<>();
    private final Set<String> unsaid = new TreeSet<>();
    private int judged;

    OrderedData(Submitter submitter) {
        this.submitter = submitter;
    }

    /** Ends the check as they agree. */
    void judge() {
        for (StepName name : PLAIN) {
            if (submitter.took(name)) {
                PlayedStep step = submitter.step(name);
                OrderVersion.of(step).forEach(version -> judge(version, step));
            }
        }
        if (judged == 0 && submitter.target().otherOrders() != null) {
            PlayedStep step = submitter.step(StepName.STANDING_ORDER);
            List<SubmissionAttempt> attempts = submitter.taken(StepName.STANDING_ORDER);
            judge(
                    new OrderVersion(
                            attempts.getFirst().came(), attempts.getLast().came(), IN_SECONDS, attempts),
                    step);
        }
        if (judged == 0) {
            throw inconclusive("No answer showed the submitter a standing order before it submitted.");
        }
        assertNone(
                "kinds of data that the order asks for and the submission lacks",
                missing,
                "A kind that the submitter does not have is declared as unavailable.");
        assertNone("kinds of data in the submission that the order does not ask for", strange, "");
        if (!unsaid.isEmpty()) {
            throw inconclusive("It cannot be said whether the order was followed: " + String.join("; ", unsaid) + ".");
        }
    }

    private void judge(OrderVersion version, PlayedStep step) {
        List<SubmissionAttempt> attempts = version.attempts();
        if (attempts.isEmpty() && !isLong(version, step)) {
            return;
        }
        if (!attempts.isEmpty() && attempts.stream().noneMatch(a -> a.status() / 100 == 2)) {
            return; // Refused as a whole, which other requirements speak of.
        }
        judged++;
        attempts.stream().findFirst().ifPresent(submitter::show);
        List<EntryData> entries =
                attempts.stream().flatMap(a -> a.entries().stream()).toList();
        List<EntryData> last = attempts.isEmpty()
                ? List.of()
                : AttemptGroup.of(attempts, submitter.target().period().dividedBy(4))
                        .getLast()
                        .entries();
        // An app that was ended on its way sends it once more when it begins again.
        Set<String> former = Lookback.sentBefore(submitter, version.seen());
        boolean onceOrdered = SeenOrder.in(step.exchanges()).stream().anyMatch(SeenOrder::isOneTime);
        for (DataKind kind : DataKind.values()) {
            boolean asked = kind.isAmong(version.profiles());
            if (asked && entries.stream().noneMatch(kind::is)) {
                lacks(kind, version, step);
            }
            if (!asked
                    && !kind.mayAccompany()
                    && !onceOrdered
                    && last.stream().anyMatch(e -> kind.is(e) && !former.contains(e.key()))) {
                strange.add(kind.title() + in(step));
            }
        }
    }

    private void lacks(DataKind kind, OrderVersion version, PlayedStep step) {
        List<String> unknown = version.attempts().stream()
                .flatMap(a -> UnknownCodes.in(submitter.guide(), a).sentences().stream())
                .distinct()
                .toList();
        if (kind.isDeclaredUnavailable(submitter.target()) || !isEverSent(kind)) {
            return; // What it never sends at all, submitter.must-support.* speaks of.
        }
        if (submitter.isPassing()) {
            unsaid.add(kind.title() + " did not pass, and may have been submitted before the tap was open");
        } else if (!unknown.isEmpty()) {
            unsaid.add("there is no " + kind.title() + ", but data of a code that the guide does not know ("
                    + unknown.getFirst() + ")");
        } else {
            missing.add(kind.title() + in(step));
        }
    }

    private boolean isEverSent(DataKind kind) {
        return submitter.attempts().stream().flatMap(a -> a.entries().stream()).anyMatch(kind::is);
    }

    /** Whether an order was known for so long that something should have come for it. */
    private boolean isLong(OrderVersion version, PlayedStep step) {
        boolean inSeconds =
                step.name().equals(StepName.STANDING_ORDER.id()) || step.name().equals(StepName.CHANGED_ORDER.id());
        if (!inSeconds || submitter.isPassing() || submitter.submitsOnce()) {
            return false;
        }
        Duration known = Duration.between(version.seen(), version.until())
                .minus(new KitDelay(step).between(version.seen(), version.until()));
        Duration period = submitter.target().period();
        return known.compareTo(period.multipliedBy(3).dividedBy(2)) > 0;
    }

    private String in(PlayedStep step) {
        return submitter.isPassing() ? "" : " in the step '" + step.title() + "'";
    }
}
