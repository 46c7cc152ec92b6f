package org.cgmkit.suites.submitter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.cgmkit.suites.capture.Attempt;
import org.cgmkit.suites.check.Advice;

/** Looks for signs that a submission was built by an older draft of the guide. */
final class Drafts {
    private Drafts() {}

    /** The advice, where there is such a sign. */
    static List<String> advice(Attempt attempt) {
        List<String> canonicals = new ArrayList<>();
        JsonNode bundle = attempt.submission().bundle();
        bundle.path("meta").path("profile").forEach(p -> canonicals.add(p.asText()));
        bundle.path("entry")
                .forEach(e -> e.path("resource")
                        .path("meta")
                        .path("profile")
                        .forEach(p -> canonicals.add(p.asText())));
        String advice = Advice.onCanonicals(canonicals);
        if (!advice.isEmpty() || bundle.path("type").asText().equals("batch")) {
            return List.of(Advice.on("superseded-draft"));
        }
        return List.of();
    }
}
