package org.cgmkit.ehr.defect;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.cgmkit.ehr.admission.Admission;
import org.cgmkit.ehr.admission.AdmissionRule;
import org.cgmkit.ehr.admission.EntryRule;
import org.cgmkit.ehr.admission.OnlyContextPatient;
import org.cgmkit.ehr.admission.OnlyContextPatientEntry;
import org.cgmkit.ehr.admission.SubjectPresent;
import org.cgmkit.ehr.patient.ReferenceForm;
import org.cgmkit.ehr.submission.SubmittedEntry;
import org.cgmkit.fixtures.patient.SamplePatient;
import org.cgmkit.fixtures.patient.SamplePatients;
import org.cgmkit.fixtures.variant.EntryKind;
import org.cgmkit.validation.finding.Finding;
import org.jspecify.annotations.Nullable;

/** The ways in which a receiver can let in data about somebody else. */
final class PatientContextDefects {
    private static final String REQUIREMENT = "receiver.allow-list.patient-context";
    private static final String PATIENT = "Patient/";

    private static final Set<String> KNOWN =
            SamplePatients.all().stream().map(SamplePatient::id).collect(Collectors.toUnmodifiableSet());

    private PatientContextDefects() {}

    static List<Defect> all() {
        return List.of(
                rule(
                        "accepts-other-patient",
                        "Accepts data about another patient, referred to as Patient/ID.",
                        a -> sparing(a, ReferenceForm.RELATIVE, e -> KNOWN.contains(subjectId(e)))),
                rule(
                        "accepts-unknown-patient",
                        "Accepts data about a patient whom it does not know, such as an id of the submitter's own.",
                        a -> sparing(a, ReferenceForm.RELATIVE, e -> !KNOWN.contains(subjectId(e)))),
                Defect.of(
                        "accepts-bare-id",
                        REQUIREMENT,
                        "Accepts an id without its type as the subject.",
                        w -> w.admitting(a -> without(a, ReferenceForm.BARE))
                                // Validation knows no such reference, so that has to be overlooked as well.
                                .taking(i -> i.ignoring(f -> f.path().endsWith(".subject")))),
                without(
                        "accepts-other-patient-versioned",
                        "Accepts data about another patient, referred to by a version.",
                        ReferenceForm.VERSIONED),
                without(
                        "accepts-other-patient-absolute",
                        "Accepts data about another patient, referred to by an absolute URL.",
                        ReferenceForm.ABSOLUTE),
                without(
                        "accepts-other-patient-logical",
                        "Accepts data about another patient, referred to by an identifier.",
                        ReferenceForm.LOGICAL),
                without(
                        "accepts-other-patient-in-other-case",
                        "Accepts data about another patient, with the type in lower case.",
                        ReferenceForm.OTHER_CASE),
                without(
                        "accepts-other-patient-percent-encoded",
                        "Accepts data about another patient, with a percent-encoded reference.",
                        ReferenceForm.PERCENT_ENCODED),
                without(
                        "accepts-contained-patient",
                        "Accepts data about a patient whom they contain.",
                        ReferenceForm.CONTAINED),
                rule(
                        "accepts-reading-of-another-entry",
                        "Accepts data about another patient who is an entry of the same submission.",
                        a -> without(without(a, ReferenceForm.ENTRY), new OnlyContextPatientEntry())),
                rule(
                        "accepts-report-of-other-patient",
                        "Accepts a report about another patient.",
                        a -> sparing(a, ReferenceForm.RELATIVE, e -> e.type().equals("DiagnosticReport"))),
                rule(
                        "accepts-device-of-other-patient",
                        "Accepts a device of another patient.",
                        a -> sparing(a, ReferenceForm.RELATIVE, e -> e.type().equals("Device"))),
                Defect.of(
                        "accepts-missing-subject",
                        REQUIREMENT,
                        "Accepts readings that say nothing about whom they are.",
                        w -> w.admitting(a -> a.replacing(SubjectPresent.class, PatientContextDefects::sparingReadings))
                                // The profiles ask for a subject too, so that has to be overlooked as well.
                                .taking(i ->
                                        i.counting(i.counting().without(PatientContextDefects::subjectOfReading)))),
                rule(
                        "accepts-other-patient-entry",
                        "Accepts a Patient entry of another patient.",
                        a -> without(a, new OnlyContextPatientEntry())));
    }

    private static Defect rule(String id, String description, UnaryOperator<Admission> change) {
        return Defect.of(id, REQUIREMENT, description, w -> w.admitting(change));
    }

    private static Defect without(String id, String description, ReferenceForm form) {
        return rule(id, description, a -> without(a, form));
    }

    private static Admission without(Admission admission, ReferenceForm form) {
        return without(admission, new OnlyContextPatient(form));
    }

    private static Admission without(Admission admission, AdmissionRule rule) {
        return admission.without(rule::equals);
    }

    /** Without the rule about one form for those entries. */
    private static Admission sparing(Admission admission, ReferenceForm form, Predicate<SubmittedEntry> spared) {
        return admission.replacing(OnlyContextPatient.class, rule -> {
            EntryRule each = (EntryRule) rule;
            return rule.equals(new OnlyContextPatient(form))
                    ? (EntryRule) (entry, bundle, context) ->
                            spared.test(entry) ? Optional.empty() : each.judge(entry, bundle, context)
                    : rule;
        });
    }

    /** The id in the entry's subject, or nothing. */
    private static String subjectId(SubmittedEntry entry) {
        String reference = entry.node().at("/resource/subject/reference").asText("");
        return reference.startsWith(PATIENT) ? reference.substring(PATIENT.length()) : "";
    }

    private static AdmissionRule sparingReadings(AdmissionRule rule) {
        return rule instanceof SubjectPresent present
                ? present.sparing(EntryKind.READING_MASS).sparing(EntryKind.READING_MOLES)
                : rule;
    }

    private static boolean subjectOfReading(Finding finding, @Nullable SubmittedEntry entry) {
        return entry != null
                && finding.path().endsWith(".subject")
                && EntryKind.of(entry.node().path("resource"))
                        .filter(k -> k == EntryKind.READING_MASS || k == EntryKind.READING_MOLES)
                        .isPresent();
    }
}
