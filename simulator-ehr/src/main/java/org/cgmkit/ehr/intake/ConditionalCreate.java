package org.cgmkit.ehr.intake;

import java.util.List;
import java.util.function.Supplier;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmittedEntry;
import org.cgmkit.guide.search.QueryString;

/** How entries with ifNoneExist are dealt with (guide, "Handling Duplicate Submissions"). */
@FunctionalInterface
public interface ConditionalCreate {

    /**
     * Decides about one entry.
     *
     * @param entry the entry, which has a condition
     * @param matches what meets the condition; looked up when asked for
     */
    CreateDecision decide(SubmittedEntry entry, Supplier<List<MatchedResource>> matches);

    /** The search that a condition is taken for: the condition itself, which is the bare query (FHIR R4, http.html#ccreate). */
    default String query(String condition) {
        return condition;
    }

    /** The same, but a plus sign that is not encoded stands for a blank. */
    default ConditionalCreate readingPlusAsBlank() {
        ConditionalCreate same = this;
        return new ConditionalCreate() {
            @Override
            public CreateDecision decide(SubmittedEntry entry, Supplier<List<MatchedResource>> matches) {
                return same.decide(entry, matches);
            }

            @Override
            public String query(String condition) {
                return QueryString.withBlanksForPlusSigns(same.query(condition));
            }
        };
    }

    /** Honours conditions: 201 without a match, 200 with one, 412 with several (FHIR R4, "Conditional create"). */
    static ConditionalCreate supported() {
        return (entry, matches) -> {
            List<MatchedResource> found = matches.get();
            return switch (found.size()) {
                case 0 -> new CreateDecision.Create(201);
                case 1 -> new CreateDecision.Found(found.getFirst(), 200, true);
                default -> new CreateDecision.Reject(ambiguous(entry, found));
            };
        };
    }

    /** Refuses each entry that has a condition. */
    static ConditionalCreate unsupported() {
        return (entry, matches) -> new CreateDecision.Reject(Refusal.of(
                400,
                "not-supported",
                "Expected no ifNoneExist in entry " + entry.position()
                        + ", because this receiver does not support conditional creates.",
                entry.path("request.ifNoneExist")));
    }

    private static Refusal ambiguous(SubmittedEntry entry, List<MatchedResource> found) {
        return Refusal.of(
                412,
                "multiple-matches",
                "Expected at most one resource that matches " + entry.ifNoneExist() + " in entry " + entry.position()
                        + ", but there are " + found.size() + ": "
                        + String.join(
                                ", ",
                                found.stream()
                                        .limit(5)
                                        .map(MatchedResource::reference)
                                        .toList())
                        + (found.size() > 5 ? ", …" : "") + ".",
                entry.path("request.ifNoneExist"));
    }
}
