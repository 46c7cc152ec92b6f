package org.cgmkit.ehr;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.time.Instant;
import java.util.Objects;
import org.cgmkit.ehr.TestClient.Reply;
import org.cgmkit.ehr.defect.Defect;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.SubmissionContext;
import org.cgmkit.fixtures.Submissions;
import org.cgmkit.fixtures.flaw.Flaw;
import org.cgmkit.fixtures.flaw.FlawSetting;
import org.cgmkit.fixtures.flaw.FlawedSubmission;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Profile validation must not keep out by chance what a defect of the allow-list lets in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AllowListDefectTest {
    private final EhrSimulator simulator = EhrSimulator.start(EhrOptions.standard());

    @AfterAll
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource({
        "accepts-put, PUT_ENTRY",
        "accepts-delete, DELETE_ENTRY",
        "accepts-patch, PATCH_ENTRY",
        "accepts-get, GET_ENTRY",
        "accepts-practitioner, PRACTITIONER_ENTRY",
        "accepts-medication-request, MEDICATION_REQUEST_ENTRY",
        "accepts-encounter, ENCOUNTER_ENTRY",
        "accepts-subscription, SUBSCRIPTION_ENTRY",
        "accepts-task, TASK_ENTRY",
        "accepts-contained-practitioner, CONTAINED_PRACTITIONER",
        "accepts-contained-medication-request, CONTAINED_MEDICATION_REQUEST",
        "accepts-url-of-another-type, URL_OF_ANOTHER_TYPE",
        "accepts-url-with-id, URL_WITH_ID",
        "accepts-absolute-url, URL_ABSOLUTE",
        "accepts-other-patient, OTHER_PATIENT",
        "accepts-other-patient-absolute, OTHER_PATIENT_ABSOLUTE",
        "accepts-other-patient-logical, OTHER_PATIENT_LOGICAL",
        "accepts-other-patient-entry, OTHER_PATIENT_ENTRY",
        "accepts-other-patient-versioned, OTHER_PATIENT_VERSIONED",
        "accepts-other-patient-in-other-case, OTHER_PATIENT_OTHER_CASE",
        "accepts-other-patient-percent-encoded, OTHER_PATIENT_PERCENT_ENCODED",
        "accepts-contained-patient, OTHER_PATIENT_CONTAINED",
        "accepts-reading-of-another-entry, OTHER_PATIENT_BY_ENTRY",
        "accepts-report-of-other-patient, OTHER_PATIENT_REPORT",
        "accepts-device-of-other-patient, OTHER_PATIENT_DEVICE",
        "accepts-unknown-patient, UNKNOWN_PATIENT",
        "accepts-bare-id, BARE_PATIENT_ID",
        "accepts-missing-subject, NO_SUBJECT"
    })
    void letsInWhatASoundReceiverKeepsOut(String defect, Flaw flaw) {
        try (Sandbox sandbox = simulator.createSandbox(SandboxOptions.showing(Defect.named(defect)))) {
            TestClient client = new TestClient(sandbox.baseUrl());
            SubmissionContext context = SubmissionContext.of(
                    sandbox.patient(), IdentifierSource.fresh(), Instant.parse("2026-05-01T00:00:00Z"));
            Submission existing = Submissions.readings(context, 1);
            String id = client.submit(existing).location(0).split("/")[1];
            FlawedSubmission flawed = flaw.sample(
                    context,
                    FlawSetting.NOWHERE
                            .withBaseUrl(sandbox.baseUrl())
                            .withOtherPatient(sandbox.otherPatient())
                            .withExisting(id));

            Reply reply = client.submit(flawed.submission());

            assertThat(reply.body(), reply.status(), is(200));
            assertThat(reply.body(), reply.status(Objects.requireNonNull(flawed.position())), startsWith("2"));
        }
    }
}
