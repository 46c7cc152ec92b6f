package org.cgmkit.cgm.submitter;

import java.util.ArrayList;
import java.util.List;
import org.cgmkit.cgm.attempt.EntryData;
import org.cgmkit.cgm.attempt.SubmissionAttempt;
import org.cgmkit.cgm.trap.TrapAdvice;
import org.cgmkit.guide.cgm.Coding;
import org.cgmkit.guide.cgm.GuideVersion;

/**
 * Observations and reports of a submission whose code the version of the guide does not know. Slicing is open, so they break no
 * profile; but they are data of no kind that the guide speaks of.
 *
 * @param sentences where they are, and with which code
 * @param advice what to change
 */
record UnknownCodes(List<String> sentences, List<String> advice) {
    /** The code that the summary had in drafts. */
    private static final String OLD_SUMMARY = "104643-2";

    static UnknownCodes in(GuideVersion guide, SubmissionAttempt attempt) {
        List<String> sentences = new ArrayList<>();
        List<String> advice = new ArrayList<>();
        for (EntryData entry : attempt.entries()) {
            boolean coded = entry.type().equals("Observation") || entry.type().equals("DiagnosticReport");
            List<Coding> codings = Coding.of(
                            attempt.submission().resource(entry.position()).path("code"))
                    .toList();
            if (coded && guide.concepts(codings).isEmpty()) {
                sentences.add("Bundle.entry[" + entry.position() + "].resource.code: " + shown(codings)
                        + ", which is not one of the guide's codes");
                String trap = entry.code().equals(OLD_SUMMARY) ? "old-summary-code" : "unknown-observation";
                advice.add(TrapAdvice.on(guide, trap));
            }
        }
        advice.removeIf(String::isEmpty);
        return new UnknownCodes(sentences, advice);
    }

    private static String shown(List<Coding> codings) {
        return codings.stream()
                .filter(c -> c.system().equals(Coding.LOINC))
                .findFirst()
                .map(c -> "LOINC " + c.code())
                .orElse(codings.isEmpty() ? "no LOINC code" : "the code " + codings.getFirst());
    }
}
