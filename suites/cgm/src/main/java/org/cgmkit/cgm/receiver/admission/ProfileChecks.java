package org.cgmkit.cgm.receiver.admission;

import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cgmkit.cgm.receiver.FlawedSubmissionAnswer;
import org.cgmkit.cgm.receiver.Preconditions;
import org.cgmkit.cgm.receiver.Receiver;
import org.cgmkit.cgm.receiver.SharedProbes;
import org.cgmkit.cgm.trap.TrapAdvice;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.flaw.FlawedSubmission;
import org.cgmkit.fixtures.variant.ConstraintProbe;
import org.cgmkit.fixtures.variant.ConstraintProbes;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.cgmkit.kit.check.Creates;
import org.cgmkit.kit.check.ShouldEach;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.kit.wire.AnswerEntry;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.provider.FieldSource;

/** Checks that entries which break their profile are refused (guide, "CGM Data Submission: Bundles", strict validation). */
@ExtendWith(SubjectExtension.class)
class ProfileChecks {
    private static final String UNIT_TEXT = "unit-text";

    /** Mistakes that are made so often that they have a name, by the constraints that they break. */
    private static final Map<String, String> TRAPS = Map.of(
            "DiagnosticReport.code pattern", "old-summary-code",
            "value[x] pattern", UNIT_TEXT,
            "value[x]:valueQuantity pattern", UNIT_TEXT,
            "cgm-summary#Observation.hasMember min", "summary-without-mean",
            "Observation cgm-sensor-value-or-dar", "reading-without-value");

    /** The probes, from the data that speak of each constraint. */
    static final Iterable<ConstraintProbe> PROBES = ConstraintProbes.all();

    /**
     * A fault of the Bundle itself is one of all its entries, and for an entry that is about nobody a receiver may refuse the whole,
     * so those stay alone.
     */
    private static final SharedProbes<ConstraintProbe> TOGETHER = new SharedProbes<>(
            ConstraintProbes.all().stream()
                    .filter(probe -> probe.kind() != null && !probe.edit().has("/subject"))
                    .toList(),
            ProfileChecks::isTaken,
            ProfileChecks::together);

    @ShouldEach("receiver.validation.profile")
    @FieldSource("PROBES")
    @Creates({"1400 Observation", "60 DiagnosticReport", "40 Device"})
    @DisplayName("An entry that breaks its profile is refused")
    void refusesWhatBreaksAProfile(ConstraintProbe probe, Receiver receiver) {
        if (!isTaken(probe, receiver)) {
            throw notTaken(probe.unit().orElseThrow());
        }
        if (receiver.settles(TOGETHER, probe)) {
            return;
        }
        Submission sound = probe.sound(receiver.context());
        FlawedSubmission flawed = probe.in(probe.sound(receiver.context()));

        // Both at once where that can be, which tells an entry that is refused from a kind that is never accepted.
        Integer position = flawed.position();
        FlawedSubmissionAnswer reception =
                FlawedSubmissionAnswer.of(receiver, position == null ? flawed : withTwin(sound, flawed));

        if (reception.ignored()) {
            reception.assertNotStored(receiver, "It was answered as if it had been ignored.");
            throw notApplicable(
                    "The receiver processes such an entry without storing it (" + reception.status() + ").");
        }
        if (position != null && !reception.refusedAsWhole()) {
            assumeTwinAccepted(reception, position);
        }
        if (reception.refusedAsWhole()) {
            // First, as a receiver that refuses everything, or breaks down over it, tells nothing by it.
            Preconditions.assumeAccepted(receiver.submit(sound), position == null ? 0 : position);
        }
        reception.assertRefused(receiver, advice(probe, receiver));
        // What is about nobody is found by nobody who looks for a patient's data.
        if (!probe.edit().has("/subject")) {
            reception.assertNotStored(receiver, advice(probe, receiver));
        }
    }

    /** Whether the receiver takes glucose in the unit that the probe needs. */
    private static boolean isTaken(ConstraintProbe probe, Receiver receiver) {
        return probe.unit().map(receiver.units()::take).orElse(true);
    }

    /** The flawed submission after the same without the flaw; only where that is in an entry. */
    private static FlawedSubmission withTwin(Submission sound, FlawedSubmission flawed) {
        return new FlawedSubmission(
                flawed.description(),
                sound.plus(flawed.submission()),
                sound.size() + Objects.requireNonNull(flawed.position()));
    }

    /** All is well where of such a submission the flawed entry is refused, and the same one without the flaw accepted. */
    private static SharedProbes.Part together(ConstraintProbe probe, Receiver receiver) {
        Submission sound = probe.sound(receiver.context());
        FlawedSubmission both = withTwin(sound, probe.in(probe.sound(receiver.context())));
        int flawed = Objects.requireNonNull(both.position());
        return new SharedProbes.Part(
                both.submission(),
                answers -> answers.get(flawed).refused()
                        && answers.get(flawed - sound.size()).accepted(),
                List.of(flawed));
    }

    private static RuntimeException notTaken(GlucoseUnit unit) {
        return notApplicable("The receiver lists no profile of glucose in " + unit.code()
                + ", and the other unit is enough, so it is not sent any.");
    }

    /** The same entry without the fault, which was sent along, is accepted. */
    private static void assumeTwinAccepted(FlawedSubmissionAnswer reception, int position) {
        // Of what an answer in another order says of the flawed entry, the refusal of that is judged by what was
        // stored.
        AnswerEntry twin = reception.answer().entry(position);
        if (!twin.accepted()) {
            throw inconclusive("The same entry without the fault is not accepted ('" + twin.statusText()
                    + "' for entry[" + position + "]), so this check cannot decide.");
        }
    }

    private static String advice(ConstraintProbe probe, Receiver receiver) {
        String breaks = probe.breach();
        return TRAPS.entrySet().stream()
                .filter(trap -> probe.constraints().stream().anyMatch(c -> c.endsWith(trap.getKey())))
                .filter(trap -> !trap.getValue().equals(UNIT_TEXT) || changesUnitText(probe))
                .map(trap -> breaks + " " + TrapAdvice.on(receiver.guide(), trap.getValue()))
                .findFirst()
                .orElse(breaks);
    }

    /** The pattern of a quantity speaks of its code and its system as well. */
    private static boolean changesUnitText(ConstraintProbe probe) {
        return probe.edit().properties().stream()
                .allMatch(change -> change.getKey().endsWith("/unit"));
    }
}
