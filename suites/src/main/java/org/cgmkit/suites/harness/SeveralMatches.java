package org.cgmkit.suites.harness;

import java.util.List;
import java.util.function.Supplier;
import org.cgmkit.ehr.intake.ConditionalCreate;
import org.cgmkit.ehr.intake.Match;
import org.cgmkit.ehr.intake.Verdict;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmittedEntry;

/** Answers entries with a condition as a receiver does that has several resources which match it. */
final class SeveralMatches implements ConditionalCreate {

    @Override
    public Verdict decide(SubmittedEntry entry, Supplier<List<Match>> matches) {
        return new Verdict.Reject(Refusal.of(
                412,
                "multiple-matches",
                "Expected at most one resource that matches " + entry.ifNoneExist() + " in entry " + entry.position()
                        + ", but there are 2.",
                entry.path("request.ifNoneExist")));
    }
}
