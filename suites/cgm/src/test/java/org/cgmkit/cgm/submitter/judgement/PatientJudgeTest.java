package org.cgmkit.cgm.submitter.judgement;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.SubmissionContext;
import org.cgmkit.fixtures.Submissions;
import org.cgmkit.fixtures.variant.EntryKind;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatientJudgeTest {
    private final PatientJudge judge = new PatientJudge("p1", JudgeSamples.BASE);
    private final Submission sound = Submissions.threeReadings(JudgeSamples.context());

    @ParameterizedTest
    @EnumSource
    void soundSubjectsAreLetBe(GlucoseUnit unit) {
        List<Submission> run = List.of(
                Submissions.complete(JudgeSamples.context().in(unit), 2),
                Submissions.allMustSupport(JudgeSamples.context().in(unit)));

        assertThat(JudgeSamples.remarks(judge.judge(run)), is(empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://ehr.example.org/fhir/Patient/p1", "Patient/p1/_history/2"})
    void otherFormsOfTheSameIdAreLetBe(String reference) {
        assertThat(JudgeSamples.remarks(judge.judge(List.of(about(reference)))), is(empty()));
    }

    @Test
    void aSubjectIsFollowedToThePatientEntry() {
        Submission sent = Submissions.allMustSupport(JudgeSamples.context());
        Submission followed = sent.withResource(1, r -> r.putObject("subject").put("reference", sent.fullUrl(0)));
        Submission own = followed.withResource(0, patient -> patient.put("id", "mine"));
        Submission none = followed.withResource(0, patient -> patient.remove("id"));

        assertThat(JudgeSamples.remarks(judge.judge(List.of(followed))), is(empty()));
        assertThat(
                JudgeSamples.objections(judge.judge(List.of(own, none))),
                contains(
                        "submission[0].entry[1].resource.subject, the patient: expected Patient/p1, but it is "
                                + sent.fullUrl(0) + ", which leads to submission[0].entry[0], a Patient with the id"
                                + " mine.",
                        "submission[1].entry[1].resource.subject, the patient: expected Patient/p1, but it is "
                                + sent.fullUrl(0) + ", which leads to submission[1].entry[0], a Patient without an"
                                + " id."));
    }

    @Test
    void anotherIdInTheMidstIsAnotherPatient() {
        Judgement judgement = judge.judge(List.of(about("Patient/p2")));

        assertThat(
                JudgeSamples.objections(judgement),
                contains("submission[0].entry[1].resource.subject, the patient: expected Patient/p1, but it is"
                        + " Patient/p2, which is another patient."));
        assertThat(
                ((Judgement.Objections) judgement).remarks(),
                contains(startsWith("This is known trap 11, 'The subject is an id of the submitter's own'.")));
    }

    @Test
    void oneOtherIdThroughoutIsTheAppsOwn() {
        SubmissionContext own =
                SubmissionContext.of("user-7", JudgeSamples.context().identifiers(), JudgeSamples.END);

        List<String> objections = JudgeSamples.objections(judge.judge(List.of(Submissions.threeReadings(own))));

        assertThat(objections, hasSize(3));
        assertThat(
                objections,
                everyItem(containsString(
                        "expected Patient/p1, but it is Patient/user-7, which looks like an id of the app's own.")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "p1; which is a bare id without Patient/ before it",
                "patient/p1; which is no reference to a Patient",
                "Group/p1; which is no reference to a Patient",
                "#p1; which is a resource contained in this one",
                "Patient?identifier=1; which is a search",
                "urn:uuid:9d0f2a0e-0000-4000-8000-000000000000; which leads to no entry of the Bundle",
                "https://app.example.org/Patient/p1; which is below another base URL than the receiver's"
            })
    void everyDisguiseIsNamed(String reference, String disguise) {
        assertThat(
                JudgeSamples.objections(judge.judge(List.of(about(reference)))),
                contains("submission[0].entry[1].resource.subject, the patient: expected Patient/p1, but it is "
                        + reference + ", " + disguise + "."));
    }

    @Test
    void aLogicalReferenceAndAnEmptyOneAreNamed() {
        Submission logical = sound.withResource(
                0,
                r -> r.putObject("subject")
                        .putObject("identifier")
                        .put("system", "https://app.example.org")
                        .put("value", "7"));
        Submission named = sound.withResource(0, r -> r.putObject("subject").put("display", "Somebody"));

        assertThat(
                JudgeSamples.objections(judge.judge(List.of(logical, named))),
                contains(
                        "submission[0].entry[0].resource.subject, the patient: expected Patient/p1, but it is a logical"
                                + " reference by the identifier https://app.example.org|7.",
                        "submission[1].entry[0].resource.subject, the patient: expected Patient/p1, but it has no"
                                + " reference."));
    }

    @Test
    void thePatientOfADeviceIsJudgedAlike() {
        Submission sent = Submissions.complete(JudgeSamples.context(), 1);
        int device = EntryKind.DEVICE.positionIn(sent);
        Submission other =
                sent.withResource(device, r -> ((ObjectNode) r.path("patient")).put("reference", "Patient/p2"));

        assertThat(
                JudgeSamples.objections(judge.judge(List.of(other))),
                contains(
                        "submission[0].entry[" + device + "].resource.patient, the patient: expected Patient/p1, but it"
                                + " is Patient/p2, which is another patient."));
    }

    @Test
    void aPatientEntryWithAnotherIdIsOnlyRemarked() {
        Submission sent = Submissions.allMustSupport(JudgeSamples.context()).withResource(0, r -> r.put("id", "mine"));

        assertThat(
                JudgeSamples.remarks(judge.judge(List.of(sent))),
                contains(
                        "submission[0].entry[0] is a Patient with the id mine; no subject leads to it, and a POST gives"
                                + " it another id."));
    }

    @Test
    void aRunWithoutSubjectsShowsNothing() {
        assertThat(
                JudgeSamples.reason(judge.judge(List.of(sound.with(b -> b.putArray("entry"))))),
                is("No resource of this run names a patient."));
    }

    /** The second of three readings is about somebody else. */
    private Submission about(String reference) {
        return sound.withResource(1, r -> r.putObject("subject").put("reference", reference));
    }
}
