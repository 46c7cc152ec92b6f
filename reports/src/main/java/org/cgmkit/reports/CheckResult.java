package org.cgmkit.reports;

import java.time.Duration;
import java.util.List;
import org.cgmkit.guide.Verb;
import org.jspecify.annotations.Nullable;

/**
 * How one check of one requirement ended. A requirement may have several checks.
 *
 * @param requirement the requirement's id
 * @param verb the requirement's verb
 * @param title what the check finds out, as a sentence
 * @param outcome how it ended
 * @param message what was found, as a sentence; empty where it passed without remark
 * @param expected what was expected, or null
 * @param actual what came, or null
 * @param evidence the exchanges of this check, in their order
 * @param duration how long it took
 */
public record CheckResult(
        String requirement,
        Verb verb,
        String title,
        Outcome outcome,
        String message,
        @Nullable String expected,
        @Nullable String actual,
        List<Evidence> evidence,
        Duration duration) {

    public CheckResult {
        evidence = List.copyOf(evidence);
    }
}
