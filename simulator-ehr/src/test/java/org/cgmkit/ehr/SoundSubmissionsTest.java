package org.cgmkit.ehr;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.fixtures.IdentifierUse;
import org.cgmkit.fixtures.Json;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.SubmissionContext;
import org.cgmkit.fixtures.Submissions;
import org.cgmkit.fixtures.flaw.Flaw;
import org.cgmkit.fixtures.flaw.FlawLocation;
import org.cgmkit.fixtures.flaw.FlawedSubmission;
import org.cgmkit.fixtures.order.OneTimeOrder;
import org.cgmkit.fixtures.order.Schedule;
import org.cgmkit.fixtures.order.StandingOrder;
import org.cgmkit.fixtures.order.TimeSpan;
import org.cgmkit.fixtures.order.TimeUnit;
import org.cgmkit.fixtures.patient.SamplePatients;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.Profile;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.cgmkit.validation.GuideValidator;
import org.cgmkit.validation.finding.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the fixtures to the profiles. It stands here because the room of the fixtures does not know the validator, and
 * this one knows both.
 */
class SoundSubmissionsTest {
    private static final GuideVersion STU1 = GuideVersion.STU1;
    private static final GuideValidator VALIDATOR = GuideValidator.builtIn(STU1);

    static Stream<Submission> submissions() {
        SubmissionContext context = context();
        return Stream.of(
                        context,
                        context.in(GlucoseUnit.MOLAR).with(IdentifierUse.CONDITIONAL_CREATE),
                        context.with(IdentifierUse.NONE))
                .flatMap(each -> Stream.of(
                        Submissions.threeReadings(each),
                        Submissions.summaryOnly(each, 14),
                        Submissions.reportOnly(each, 14),
                        Submissions.deviceOnly(each),
                        // The patient, who comes first: the receiver has that one already.
                        Submissions.allMustSupport(each).without(0)));
    }

    @ParameterizedTest
    @MethodSource("submissions")
    void haveNothingThatAValidatorCouldSayAboutThem(Submission submission) {
        assertThat(VALIDATOR.validate(submission.json(), Profile.SUBMISSION_BUNDLE.url(STU1)), is(empty()));
    }

    @Test
    void haveNothingThatAValidatorCouldSayAboutACompleteDay() {
        assertThat(
                VALIDATOR.validate(Submissions.complete(context(), 1).json(), Profile.SUBMISSION_BUNDLE.url(STU1)),
                is(empty()));
    }

    /**
     * The patient's entry carries the logical id, so that a receiver sees whose it is, and a fullUrl of its own as every
     * entry that is to be created. The engine advises against that, and rightly for other Bundles.
     */
    @Test
    void haveOneAdviceForThePatientsEntry() {
        List<Finding> findings =
                VALIDATOR.validate(Submissions.allMustSupport(context()).json(), Profile.SUBMISSION_BUNDLE.url(STU1));

        assertThat(
                findings.stream()
                        .map(f -> f.severity() + " " + f.rule())
                        .distinct()
                        .toList(),
                is(List.of("WARNING BUNDLE_BUNDLE_POSSIBLE_MATCH_WRONG_FU")));
    }

    @ParameterizedTest
    @EnumSource
    void areInvalidWithAFlawThatProbesValidationAndOnlyAtItsEntry(Flaw flaw) {
        if (!Objects.equals(flaw.requirement(), "receiver.validation.profile")) {
            return;
        }
        FlawedSubmission flawed = flaw.sample(context());

        List<Finding> errors =
                VALIDATOR.validate(flawed.submission().json(), Profile.SUBMISSION_BUNDLE.url(STU1)).stream()
                        .filter(Finding::invalidates)
                        .toList();

        assertThat(errors, is(not(empty())));
        if (flaw.place() != FlawLocation.WHOLE) {
            assertThat(errors.stream().map(Finding::entry).toList(), hasItem(flawed.position()));
        }
    }

    @Test
    void conformAsOrdersToo() {
        List<Profile> profiles = Arrays.stream(Profile.values())
                .filter(p -> !p.type().equals("ServiceRequest") && !p.type().equals("Extension"))
                .toList();
        JsonNode standing = StandingOrder.of(
                        "patient-1",
                        new Schedule(new TimeSpan(2, TimeUnit.WEEK), new TimeSpan(1, TimeUnit.MONTH), profiles))
                .resource(STU1);
        JsonNode once = new OneTimeOrder("patient-1", "2026-01-01", "2026-01-31", profiles).resource(STU1);

        assertThat(VALIDATOR.validate(Json.text(standing), Profile.CGM_STANDING_ORDER.url(STU1)), is(empty()));
        assertThat(VALIDATOR.validate(Json.text(once), Profile.CGM_ONE_TIME_ORDER.url(STU1)), is(empty()));
    }

    @Test
    void conformAsPatientsToo() {
        SamplePatients.all()
                .forEach(patient -> assertThat(VALIDATOR.validate(Json.text(patient.resource())), is(empty())));
    }

    private static SubmissionContext context() {
        return SubmissionContext.of("patient-1", new IdentifierSource("run"), Instant.parse("2026-05-01T00:00:00Z"));
    }
}
