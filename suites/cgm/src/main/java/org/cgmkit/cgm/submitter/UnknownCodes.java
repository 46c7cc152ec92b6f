package org.cgmkit.cgm.submitter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cgmkit.cgm.attempt.EntryData;
import org.cgmkit.cgm.attempt.SubmissionAttempt;
import org.cgmkit.cgm.trap.TrapAdvice;
import org.cgmkit.guide.cgm.Loinc;

/**
 * Observations and reports of a submission whose code the guide does not know. Slicing is open, so they break no profile;
 * but they are data of no kind that the guide speaks of.
 *
 * @param sentences where they are, and with which code
 * @param advice what to change
 */
record UnknownCodes(List<String> sentences, List<String> advice) {
    private static final Set<String> KNOWN =
            Arrays.stream(Loinc.values()).map(Loinc::code).collect(Collectors.toSet());

    /** The code that the summary had in drafts. */
    private static final String OLD_SUMMARY = "104643-2";

    static UnknownCodes in(SubmissionAttempt attempt) {
        List<String> sentences = new ArrayList<>();
        List<String> advice = new ArrayList<>();
        for (EntryData entry : attempt.entries()) {
            boolean coded = entry.type().equals("Observation") || entry.type().equals("DiagnosticReport");
            if (coded && !KNOWN.contains(entry.code())) {
                sentences.add("Bundle.entry[" + entry.position() + "].resource.code: "
                        + (entry.code().isEmpty() ? "no LOINC code" : "LOINC " + entry.code())
                        + ", which is not one of the guide's codes");
                advice.add(
                        TrapAdvice.on(entry.code().equals(OLD_SUMMARY) ? "old-summary-code" : "unknown-observation"));
            }
        }
        return new UnknownCodes(sentences, advice);
    }
}
