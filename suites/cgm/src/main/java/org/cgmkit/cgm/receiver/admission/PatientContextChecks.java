package org.cgmkit.cgm.receiver.admission;

import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;

import java.util.EnumSet;
import java.util.Set;
import org.cgmkit.cgm.receiver.FlawedSubmissionAnswer;
import org.cgmkit.cgm.receiver.Preconditions;
import org.cgmkit.cgm.receiver.Receiver;
import org.cgmkit.cgm.receiver.SampleSubmissions;
import org.cgmkit.cgm.trap.TrapAdvice;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.flaw.Flaw;
import org.cgmkit.kit.check.Creates;
import org.cgmkit.kit.check.ShouldEach;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.kit.config.CredentialContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Checks of whom a submission may be about (guide, "CGM Data Submission: Bundles": the patient context established during
 * authorization), in every disguise that a reference can take.
 */
@ExtendWith(SubjectExtension.class)
class PatientContextChecks {
    /** What says something only where the receiver knows the other patient. */
    private static final Set<Flaw> BY_ID = EnumSet.of(
            Flaw.OTHER_PATIENT,
            Flaw.OTHER_PATIENT_ABSOLUTE,
            Flaw.OTHER_PATIENT_VERSIONED,
            Flaw.OTHER_PATIENT_OTHER_CASE,
            Flaw.OTHER_PATIENT_PERCENT_ENCODED,
            Flaw.BARE_PATIENT_ID,
            Flaw.OTHER_PATIENT_REPORT,
            Flaw.OTHER_PATIENT_DEVICE);

    /** What shows that an app's own id was taken for the receiver's. */
    private static final Set<Flaw> OWN_ID = EnumSet.of(Flaw.UNKNOWN_PATIENT, Flaw.BARE_PATIENT_ID);

    @ShouldEach("receiver.allow-list.patient-context")
    @EachFlaw({
        Flaw.OTHER_PATIENT,
        Flaw.OTHER_PATIENT_ABSOLUTE,
        Flaw.OTHER_PATIENT_LOGICAL,
        Flaw.OTHER_PATIENT_VERSIONED,
        Flaw.OTHER_PATIENT_OTHER_CASE,
        Flaw.OTHER_PATIENT_PERCENT_ENCODED,
        Flaw.OTHER_PATIENT_CONTAINED,
        Flaw.OTHER_PATIENT_ENTRY,
        Flaw.OTHER_PATIENT_BY_ENTRY,
        Flaw.UNKNOWN_PATIENT,
        Flaw.BARE_PATIENT_ID,
        Flaw.NO_SUBJECT
    })
    @Creates({"24 Observation", "2 Patient"})
    @DisplayName("An entry about anybody but the patient of the authorization is refused")
    void refusesOtherPatients(Flaw flaw, Receiver receiver) {
        assumePatientContext(receiver);
        Preconditions.assumeAcceptsReadings(receiver);

        judge(flaw, SampleSubmissions.reading(receiver.context()), receiver);
    }

    @ShouldEach("receiver.allow-list.patient-context")
    @EachFlaw({Flaw.OTHER_PATIENT_REPORT, Flaw.OTHER_PATIENT_DEVICE})
    @Creates({"2 DiagnosticReport", "2 Device"})
    @DisplayName("What is not an observation is refused too where it is about another patient")
    void refusesWhatElseIsAboutOtherPatients(Flaw flaw, Receiver receiver) {
        assumePatientContext(receiver);
        Preconditions.assumeAccepted(receiver.submit(flaw.place().sample(receiver.context())), 0);

        judge(flaw, flaw.place().sample(receiver.context()), receiver);
    }

    private static void judge(Flaw flaw, Submission sound, Receiver receiver) {
        FlawedSubmissionAnswer reception = FlawedSubmissionAnswer.of(receiver, flaw.in(sound, receiver.setting()));

        reception.assertRefusedOrIgnored(
                receiver, OWN_ID.contains(flaw) ? TrapAdvice.on(receiver.guide(), "foreign-patient-id") : "");
        reception.assertNotStored(receiver, "");
        if (BY_ID.contains(flaw) && receiver.otherPatient() == null) {
            throw inconclusive("Data about an unknown patient are refused (" + reception.status()
                    + "), which says little about a known one: name another patient with --other-patient.");
        }
    }

    private static void assumePatientContext(Receiver receiver) {
        if (!receiver.knowsContext()) {
            throw notApplicable(
                    "No token is given, so the receiver cannot know which patient submissions may be about. Where it "
                            + "knows by other means, say so with '--context patient', or 'context: patient' in the target file.");
        }
        if (receiver.credentialContext() == CredentialContext.SYSTEM) {
            throw notApplicable("The credential is not bound to a patient (context system).");
        }
        if (receiver.credentialContext() == CredentialContext.USER && receiver.otherPatient() == null) {
            throw notApplicable("The credential is that of a person who may see many patients (context user), and no "
                    + "other patient is named that it may not write for.");
        }
    }
}
