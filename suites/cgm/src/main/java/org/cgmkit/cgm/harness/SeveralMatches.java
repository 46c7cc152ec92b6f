package org.cgmkit.cgm.harness;

import java.util.List;
import java.util.function.Supplier;
import org.cgmkit.ehr.intake.ConditionalCreate;
import org.cgmkit.ehr.intake.CreateDecision;
import org.cgmkit.ehr.intake.MatchedResource;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmittedEntry;

/** Answers entries with a condition as a receiver does that has several resources which match it. */
final class SeveralMatches implements ConditionalCreate {

    @Override
    public CreateDecision decide(SubmittedEntry entry, Supplier<List<MatchedResource>> matches) {
        return new CreateDecision.Reject(Refusal.of(
                412,
                "multiple-matches",
                "Expected at most one resource that matches " + entry.ifNoneExist() + " in entry " + entry.position()
                        + ", but there are 2.",
                entry.path("request.ifNoneExist")));
    }
}
