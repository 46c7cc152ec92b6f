package org.cgmkit.cgm.submitter;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cgmkit.cgm.attempt.PlayedStep;
import org.cgmkit.cgm.attempt.SeenExchanges;
import org.cgmkit.cgm.attempt.StepName;
import org.cgmkit.cgm.config.SubmitterAccess;
import org.cgmkit.cgm.config.SubmitterTarget;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.check.CheckLog;
import org.cgmkit.kit.check.OutcomeException;
import org.cgmkit.kit.check.WriteBudget;
import org.cgmkit.kit.check.Writes;
import org.cgmkit.kit.proof.AcceptingValidator;
import org.cgmkit.reports.evidence.EvidenceFolder;
import org.cgmkit.reports.evidence.Redaction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

/** Nothing is said of what had no occasion to show. */
class OccasionTest {
    private static final Instant BEGIN = Instant.parse("2026-05-15T08:00:00Z");
    private static final String BASE = "http://kit/fhir";
    private static final String AUTHORIZE =
            "http://kit/authorize?response_type=code&client_id=app&aud=http%3A%2F%2Fkit%2Ffhir"
                    + "&state=0123456789abcdefghijk-XYZ&code_challenge=c&code_challenge_method=S256"
                    + "&scope=launch%2Fpatient+patient%2FObservation.cu";
    private static final String READING = """
            {"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Observation",
             "code":{"coding":[{"system":"http://loinc.org","code":"99504-3"}]}}}]}
            """;

    private final AuthorizationChecks authorization = new AuthorizationChecks();
    private final SeenExchanges exchanges = new SeenExchanges();
    private CheckLog log;

    @BeforeEach
    void logInto(@TempDir Path folder) throws Exception {
        log = new CheckLog(new EvidenceFolder(folder, new Redaction()).of(1, "check"), new WriteBudget(Writes.none()));
    }

    @Test
    void anAppThatOnlyOpensThePageOfTheAuthorizationHasShownNoFlow() {
        exchange("GET", AUTHORIZE, "", 302);

        assertThat(
                inconclusive(() -> authorization.doesTheFlowRight(submitter(StepName.FIRST_CONNECTION))),
                containsString("it opened the page of the authorization and asked for none"));
    }

    @Test
    void anAppWhoseTokenIsRefusedHasShownNoFlow() {
        exchange("GET", AUTHORIZE.replace("code_challenge=c&", "code_challenge=" + CHALLENGE + "&"), "", 302);
        exchange("POST", "http://kit/token", "grant_type=authorization_code&code=1&code_verifier=verifier", 400);

        assertThat(
                inconclusive(() -> authorization.doesTheFlowRight(submitter(StepName.FIRST_CONNECTION))),
                containsString("its requests for one were refused"));
    }

    @Test
    void scopesOfAnAppThatSubmitsNothingAreNotJudged() {
        exchange("GET", AUTHORIZE, "", 302);

        assertThat(
                inconclusive(() -> authorization.asksForTheScopesOfTheGuide(submitter(StepName.FIRST_CONNECTION))),
                containsString("Nothing was submitted"));
    }

    @Test
    void aTokenThatWasNotRenewedBecauseItWasNewSaysNothing() {
        exchange("POST", BASE + "/$submit-cgm-bundle", READING, 200);

        assertThat(
                inconclusive(() -> authorization.renewsAnExpiredToken(submitter(StepName.EXPIRED_TOKEN))),
                containsString("came with a new token from the start"));
    }

    @Test
    void aRenewalBeforeTheExpiryIsNoticedCounts() {
        exchange("POST", "http://kit/token", "grant_type=refresh_token&refresh_token=r", 200);
        exchange("POST", BASE + "/$submit-cgm-bundle", READING, 200);

        authorization.renewsAnExpiredToken(submitter(StepName.EXPIRED_TOKEN));
    }

    @Test
    void whatWasTakenBackAndNeverUsedSaysNothing() {
        exchange("GET", BASE + "/metadata", "", 200);
        exchange("POST", BASE + "/$submit-cgm-bundle", READING, 200);

        assertThat(
                inconclusive(() -> authorization.stopsAfterRevocation(submitter(StepName.REVOKED_GRANT))),
                containsString("did not use what was taken back"));
    }

    @Test
    void whoGoesOnWithTheOldTokenAfterARefusedRenewalIsFound() {
        exchange("POST", BASE + "/$submit-cgm-bundle", READING, 401);
        exchange("GET", BASE + "/ServiceRequest?patient=1", "", 401);
        exchange("POST", "http://kit/token", "grant_type=refresh_token&refresh_token=r", 400);
        exchange("GET", BASE + "/ServiceRequest?patient=1", "", 401);
        authorization.stopsAfterRevocation(submitter(StepName.REVOKED_GRANT));

        exchange("GET", BASE + "/ServiceRequest?patient=1", "", 401);

        AssertionFailedError found = assertThrows(
                AssertionFailedError.class,
                () -> authorization.stopsAfterRevocation(submitter(StepName.REVOKED_GRANT)));
        assertThat(
                found.getMessage(),
                containsString("expected none with the token that no longer counts, but there were 2"));
    }

    @Test
    void anOrderThatWasNeverShownCouldNotBeFollowed() {
        exchange("GET", BASE + "/ServiceRequest?patient=1&code=cgm-data-submission-standing-order", "", 200);
        exchange("POST", BASE + "/$submit-cgm-bundle", READING, 200);

        assertThat(
                inconclusive(() -> new OrderChecks().keepsThePeriod(submitter(StepName.STANDING_ORDER))),
                containsString("No answer showed the submitter the standing order"));
        assertThat(
                inconclusive(() -> new OrderChecks().sendsWhatIsOrdered(submitter(StepName.STANDING_ORDER))),
                containsString("No answer showed the submitter a standing order"));
    }

    /** Of the verifier {@code verifier}. */
    private static final String CHALLENGE = "iMnq5o6zALKXGivsnlom_0F5_WYda32GHkxlV7mq7hQ";

    private Submitter submitter(StepName name) {
        PlayedStep step = exchanges.step(name);
        SubmitterTarget target = SubmitterTarget.of("an app", "1")
                .access(new SubmitterAccess.StandaloneLaunch("app", List.of()))
                .period(Duration.ofSeconds(2))
                .build();
        return new Submitter(
                GuideVersion.STU1, target, BASE, Map.of(name.id(), step), log, AcceptingValidator.VALIDATOR);
    }

    private void exchange(String method, String url, String body, int status) {
        exchanges.add(
                BEGIN.plusSeconds(exchanges.all().size()), Duration.ofMillis(20), method, url, body, status, "{}");
    }

    private static String inconclusive(Runnable check) {
        OutcomeException end = assertThrows(OutcomeException.class, check::run);
        assertThat(end.outcome().toString(), containsString("INCONCLUSIVE"));
        return String.valueOf(end.getMessage());
    }
}
