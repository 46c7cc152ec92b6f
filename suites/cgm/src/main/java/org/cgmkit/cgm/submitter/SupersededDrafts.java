package org.cgmkit.cgm.submitter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.cgmkit.cgm.attempt.SubmissionAttempt;
import org.cgmkit.cgm.trap.TrapAdvice;
import org.cgmkit.guide.cgm.GuideVersion;

/** Looks for signs that a submission was built by an older draft of the guide. */
final class SupersededDrafts {
    private SupersededDrafts() {}

    /** The profiles that resources claim and that only a draft had. */
    static List<String> claims(GuideVersion guide, SubmissionAttempt attempt) {
        return claimed(attempt.submission().bundle()).stream()
                .filter(c -> !TrapAdvice.onCanonicals(guide, List.of(c)).isEmpty())
                .map(c -> "meta.profile: " + c + ", which is a profile of a draft")
                .distinct()
                .toList();
    }

    /** The advice, where there is such a sign. */
    static List<String> advice(GuideVersion guide, SubmissionAttempt attempt) {
        JsonNode bundle = attempt.submission().bundle();
        boolean old = !claims(guide, attempt).isEmpty()
                || bundle.path("type").asText().equals("batch");
        String advice = TrapAdvice.on(guide, "superseded-draft");
        return old && !advice.isEmpty() ? List.of(advice) : List.of();
    }

    private static List<String> claimed(JsonNode bundle) {
        List<String> canonicals = new ArrayList<>();
        bundle.path("meta").path("profile").forEach(p -> canonicals.add(p.asText()));
        bundle.path("entry")
                .forEach(e -> e.path("resource").path("meta").path("profile").forEach(p -> canonicals.add(p.asText())));
        return canonicals;
    }
}
