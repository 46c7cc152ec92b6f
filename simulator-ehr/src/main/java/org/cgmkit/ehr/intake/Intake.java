package org.cgmkit.ehr.intake;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.cgmkit.ehr.patient.PatientContext;
import org.cgmkit.ehr.store.ResourceStore;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmittedBundle;

/**
 * Takes in an admitted submission, entry by entry: a transaction Bundle that is not atomic (guide, "CGM Data
 * Submission: Bundles", note).
 */
public final class Intake {
    private final IntakeSteps steps;
    private final ResourceStore store;
    private final SubmissionProfileValidation profiles;
    private final Clock clock;

    /** An intake into one store. */
    public Intake(IntakeSteps steps, ResourceStore store, SubmissionProfileValidation profiles, Clock clock) {
        this.steps = steps;
        this.store = store;
        this.profiles = profiles;
        this.clock = clock;
    }

    /** Takes in what it can; a long submission beside short ones. */
    public IntakeResult take(SubmittedBundle bundle, PatientContext context, Set<String> bases) {
        SubmissionProfileValidation.Judgement judgement = profiles.judge(bundle, store, steps.counting());
        if (judgement.whole().isPresent()) {
            return new IntakeResult.Whole(judgement.whole().get().answer());
        }
        Supplier<PreparedIntake> deciding =
                () -> PreparedIntake.decided(placing(bundle, context, bases), judgement.byEntry());
        return bundle.isLong()
                ? store.turns().atLength(deciding)
                : store.turns().briefly(() -> deciding.get().writeAndTell());
    }

    private IntakeContext placing(SubmittedBundle bundle, PatientContext context, Set<String> bases) {
        // Milliseconds, because that is what the database keeps.
        return new IntakeContext(
                bundle,
                context,
                bases,
                store,
                new PendingEntries(bundle),
                steps,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    /** Why validation or a rule would refuse the first entry or the whole of it, or nothing. */
    public Optional<Refusal> judge(SubmittedBundle bundle, PatientContext context) {
        SubmissionProfileValidation.Judgement judgement = profiles.judge(bundle, store, steps.counting());
        return judgement
                .whole()
                .or(() -> Optional.ofNullable(judgement.byEntry().get(0)))
                .or(() -> steps.refusal(bundle.entries().getFirst(), bundle, context));
    }
}
