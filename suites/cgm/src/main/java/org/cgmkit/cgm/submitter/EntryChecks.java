package org.cgmkit.cgm.submitter;

import static org.cgmkit.kit.check.OutcomeException.notApplicable;

import java.net.URI;
import org.cgmkit.cgm.config.SubmitterTarget.Feature;
import org.cgmkit.cgm.passive.PassiveCheck;
import org.cgmkit.cgm.passive.Traffic;
import org.cgmkit.cgm.submitter.judgement.ConditionJudge;
import org.cgmkit.cgm.submitter.judgement.PatientJudge;
import org.cgmkit.cgm.submitter.judgement.PostOnlyJudge;
import org.cgmkit.cgm.submitter.judgement.ReferencesJudge;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.SubjectExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Checks on the entries of submissions: whom they are about, what they ask for, how they refer to each other. */
@ExtendWith(SubjectExtension.class)
class EntryChecks {

    @Expected("submitter.bundle.patient")
    @PassiveCheck(Traffic.SUBMISSION_FOR_KNOWN_PATIENT)
    @DisplayName("Every subject is the patient under the receiver's id")
    void isAboutThePatient(Submitter submitter) {
        PatientJudge judge = new PatientJudge(submitter.target().patientId(), URI.create(submitter.baseUrl()));
        JudgementAssertions.by(submitter, judge::judge);
    }

    @Expected("submitter.bundle.post-only")
    @PassiveCheck(Traffic.SUBMISSION)
    @DisplayName("Every entry asks for a POST to the type of its resource")
    void asksForPostsOnly(Submitter submitter) {
        JudgementAssertions.by(submitter, new PostOnlyJudge()::judge);
    }

    @Base("submitter.bundle.references")
    @PassiveCheck(Traffic.SUBMISSION)
    @DisplayName("No two entries share a fullUrl, and references find their entry")
    void refersToWhatIsThere(Submitter submitter) {
        ReferencesJudge judge = new ReferencesJudge(URI.create(submitter.baseUrl()), submitter.held());
        JudgementAssertions.by(submitter, judge::judge);
    }

    @Base("submitter.conditional-create.syntax")
    @PassiveCheck(Traffic.SUBMISSION)
    @DisplayName("ifNoneExist is a bare query that finds the entry's own identifier")
    void writesConditionsAsQueries(Submitter submitter) {
        String why = submitter.without(Feature.CONDITIONAL_CREATE);
        if (why != null) {
            throw notApplicable("Declared: the submitter does not use conditional create (" + why + ").");
        }
        if (submitter.attempts().stream()
                .flatMap(a -> a.entries().stream())
                .allMatch(e -> e.condition().isEmpty())) {
            throw notApplicable("No entry of the whole run has an ifNoneExist, so there is no conditional create.");
        }
        JudgementAssertions.by(submitter, new ConditionJudge()::judge);
    }
}
