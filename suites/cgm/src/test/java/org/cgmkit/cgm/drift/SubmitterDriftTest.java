package org.cgmkit.cgm.drift;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cgmkit.cgm.attempt.PlayedRun;
import org.cgmkit.cgm.attempt.SeenExchanges;
import org.cgmkit.cgm.attempt.StepName;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.reports.evidence.Redaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each signature of submitters that is in how they send and ask, and not in what they send, is found where they do so. */
class SubmitterDriftTest {
    private static final Instant BEGIN = Instant.parse("2026-05-15T08:00:00Z");
    private static final String BASE = "http://kit/fhir";
    private static final String TAG =
            "\"meta\":{\"tag\":[{\"system\":\"http://hl7.org/uv/cgm/CodeSystem/cgm\",\"code\":\"cgm-data-submission-bundle\"}]},";

    private final SeenExchanges seen = new SeenExchanges();

    @ParameterizedTest
    @CsvSource({
        "S1, '', batch",
        "S2, /Bundle/$submit-cgm-bundle, transaction",
        "S2, /Bundle/%24submit-cgm-bundle, transaction",
        "S3, '', transaction",
        "S4, /$$submit-cgm-bundle, transaction",
        "S5, /$submit-cgm-bundle, collection",
        "S6, '', batch",
    })
    void whereAndAsWhatItPostsTells(String id, String path, String type) {
        posted(path, type, TAG, "{}");

        assertThat(signs(GuideVersion.STU1, StepName.FIRST_CONNECTION), hasItem(id));
    }

    @Test
    void whoSearchesForOrdersByTheSystemOfTheDraftLooksForThoseOfTheDraft() {
        searched("http%3A%2F%2Fhl7.org%2Fuv%2Fcgm%2FCodeSystem%2Fcgm%7Ccgm-data-submission-standing-order");

        assertThat(signs(GuideVersion.STU1, StepName.FIRST_CONNECTION), hasItem("S16"));
    }

    @Test
    void whoSearchesByBothSystemsIsABridge() {
        searched("http%3A%2F%2Fhl7.org%2Fuv%2Fcgm%2FCodeSystem%2Fcgm%7Ccgm-data-submission-standing-order");
        searched("http%3A%2F%2Fhl7.org%2Ffhir%2Fuv%2Fcgm%2FCodeSystem%2Fcgm%7Ccgm-data-submission-standing-order");

        assertThat(signs(GuideVersion.STU1, StepName.FIRST_CONNECTION), is(empty()));
    }

    @Test
    void whoSearchesForStandingOrdersOnlyWhileAOneTimeOrderWaitsDoesNotKnowThose() {
        searched("http%3A%2F%2Fhl7.org%2Ffhir%2Fuv%2Fcgm%2FCodeSystem%2Fcgm%7Ccgm-data-submission-standing-order");

        assertThat(signs(GuideVersion.STU1, StepName.ONE_TIME_ORDER), hasItem("S17"));
        assertThat("where none waits", signs(GuideVersion.STU1, StepName.FIRST_CONNECTION), not(hasItem("S17")));
    }

    @ParameterizedTest
    @CsvSource({"laboratory, true", "LAB, false"})
    void theCategoryOfReportsInTheScopesTells(String category, boolean old) {
        seen.add(
                BEGIN,
                Duration.ZERO,
                "GET",
                "http://kit/authorize?response_type=code&client_id=app&scope=patient%2FDiagnosticReport.cu%3Fcategory%3D"
                        + category,
                "",
                302,
                "");

        assertThat(signs(GuideVersion.STU1, StepName.FIRST_CONNECTION).contains("S20"), is(old));
    }

    @Test
    void whoSendsAgainWhatATransactionResponseTookAndNotWhatABatchResponseTookKnowsTheOneOnly() {
        answered("1", "batch-response");
        answered("2", "transaction-response");
        answered("2", "transaction-response");

        assertThat(signs(GuideVersion.STU1, StepName.FIRST_CONNECTION), hasItem("S21"));
        assertThat(
                "where an order asks for it", signs(GuideVersion.STU1, StepName.STANDING_ORDER), not(hasItem("S21")));
    }

    @Test
    void whoSearchesForOneTimeOrdersWasBuiltForStu1() {
        searched("http%3A%2F%2Fhl7.org%2Ffhir%2Fuv%2Fcgm%2FCodeSystem%2Fcgm%7Ccgm-data-submission-one-time-order");

        assertThat(signs(GuideVersion.BALLOT, StepName.FIRST_CONNECTION), hasItem("S24"));
    }

    private void posted(String path, String type, String more, String entry) {
        seen.add(
                BEGIN.plusSeconds(seen.all().size()),
                Duration.ZERO,
                "POST",
                BASE + path,
                "{\"resourceType\":\"Bundle\"," + more + "\"type\":\"" + type + "\",\"entry\":[" + entry + "]}",
                404,
                "");
    }

    private void answered(String id, String type) {
        seen.add(
                BEGIN.plusSeconds(seen.all().size()),
                Duration.ZERO,
                "POST",
                BASE,
                "{\"resourceType\":\"Bundle\",\"id\":\"" + id + "\",\"type\":\"batch\",\"entry\":[{\"request\":{}}]}",
                200,
                "{\"resourceType\":\"Bundle\",\"type\":\"" + type
                        + "\",\"entry\":[{\"response\":{\"status\":\"201 Created\"}}]}");
    }

    private void searched(String code) {
        seen.add(BEGIN, Duration.ZERO, "GET", BASE + "/ServiceRequest?patient=1&code=" + code, "", 200, "{}");
    }

    private List<String> signs(GuideVersion guide, StepName step) {
        PlayedRun played = new PlayedRun(BASE, List.of(seen.step(step)));
        return FailedRun.signs(SubmitterDrift.led(FailedRun.of(guide, "submitter"), guide, played, new Redaction()));
    }
}
