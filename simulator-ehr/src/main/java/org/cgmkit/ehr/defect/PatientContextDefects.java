package org.cgmkit.ehr.defect;

import java.util.List;
import org.cgmkit.ehr.admission.AdmissionRule;
import org.cgmkit.ehr.admission.OnlyContextPatient;
import org.cgmkit.ehr.admission.OnlyContextPatientEntry;
import org.cgmkit.ehr.admission.SubjectPresent;
import org.cgmkit.ehr.patient.ReferenceForm;

/** The ways in which a receiver can let in data about somebody else. */
final class PatientContextDefects {
    private static final String REQUIREMENT = "receiver.allow-list.patient-context";

    private PatientContextDefects() {}

    static List<Defect> all() {
        return List.of(
                without(
                        "accepts-other-patient",
                        "Accepts data about another patient, referred to as Patient/ID.",
                        new OnlyContextPatient(ReferenceForm.RELATIVE)),
                without(
                        "accepts-other-patient-absolute",
                        "Accepts data about another patient, referred to by an absolute URL.",
                        new OnlyContextPatient(ReferenceForm.ABSOLUTE)),
                without(
                        "accepts-other-patient-logical",
                        "Accepts data about another patient, referred to by an identifier.",
                        new OnlyContextPatient(ReferenceForm.LOGICAL)),
                Defect.of(
                        "accepts-missing-subject",
                        REQUIREMENT,
                        "Accepts data that say nothing about whom they are.",
                        w -> w.admitting(a -> a.without(new SubjectPresent()::equals))
                                // The profiles ask for a subject too, so that has to be overlooked as well.
                                .taking(i -> i.ignoring(f -> f.message().contains(".subject")))),
                without(
                        "accepts-other-patient-entry",
                        "Accepts a Patient entry of another patient.",
                        new OnlyContextPatientEntry()));
    }

    private static Defect without(String id, String description, AdmissionRule rule) {
        return Defect.of(id, REQUIREMENT, description, w -> w.admitting(a -> a.without(rule::equals)));
    }
}
