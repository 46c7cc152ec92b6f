package org.cgmkit.cgm.submitter;

import static org.cgmkit.kit.check.Facts.assertNone;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cgmkit.cgm.attempt.SubmissionAttempt;
import org.cgmkit.cgm.passive.PassiveCheck;
import org.cgmkit.cgm.passive.Traffic;
import org.cgmkit.guide.cgm.Profile;
import org.cgmkit.kit.check.Shall;
import org.cgmkit.kit.check.SubjectExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Checks from the guide's section "CGM Data Submission: Bundles" on what is submitted. */
@ExtendWith(SubjectExtension.class)
class ConformanceChecks {
    /** So many sentences tell what there is besides; the evidence has all of it. */
    private static final int MOST_REMARKS = 5;

    @Shall("submitter.bundle.conforms")
    @PassiveCheck(Traffic.SUBMISSION)
    @DisplayName("Each submission and each of its entries conforms to its profile")
    void conforms(Submitter submitter) {
        Set<String> found = new LinkedHashSet<>();
        List<String> advice = new ArrayList<>();
        // Slicing is open: an observation of another code breaks no profile. Whether something is lacking for it,
        // submitter.must-support.* says.
        Set<String> remarks = new LinkedHashSet<>();
        Set<String> judged = new HashSet<>();
        for (SubmissionAttempt attempt : submitter.attempts()) {
            if (!judged.add(attempt.submission().json())) {
                continue; // The same text again, as after a lost answer.
            }
            List<String> findings = ExemplarReadings.of(attempt.submission())
                    .findings(submitter.validator(), Profile.SUBMISSION_BUNDLE.url(submitter.guide()));
            UnknownCodes unknown = UnknownCodes.in(submitter.guide(), attempt);
            List<String> claims = SupersededDrafts.claims(submitter.guide(), attempt);
            if (!findings.isEmpty() || !claims.isEmpty()) {
                submitter.show(attempt);
            }
            found.addAll(findings);
            unknown.sentences().stream().map(u -> u + ".").forEach(remarks::add);
            found.addAll(claims);
            remarks.addAll(unknown.advice());
            advice.addAll(SupersededDrafts.advice(submitter.guide(), attempt));
        }

        remarks.stream().limit(MOST_REMARKS).forEach(submitter::remark);
        assertNone("departures from the profiles", found, String.join(" ", new LinkedHashSet<>(advice)));
    }
}
