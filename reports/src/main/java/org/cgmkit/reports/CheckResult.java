package org.cgmkit.reports;

import java.time.Duration;
import java.util.List;
import org.cgmkit.guide.Requirement;
import org.cgmkit.guide.Verb;
import org.jspecify.annotations.Nullable;

/**
 * How one check of one requirement ended. A requirement may have several checks.
 *
 * @param requirement the requirement's id
 * @param verb the requirement's verb
 * @param binding whether a breach of the requirement is a failure (see {@link Requirement#binding()})
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
        boolean binding,
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

    /** A row for a requirement that no check looked at, with the reason why. */
    public static CheckResult notTested(Requirement requirement, String reason) {
        return new CheckResult(
                requirement.id(),
                requirement.verb(),
                requirement.binding(),
                requirement.statement(),
                Outcome.NOT_TESTED,
                reason,
                null,
                null,
                List.of(),
                Duration.ZERO);
    }

    /** The same with another message. */
    CheckResult saying(String other) {
        return new CheckResult(requirement, verb, binding, title, outcome, other, expected, actual, evidence, duration);
    }

    /** The exchange that is most telling to repeat: the last one that changed something, else the last one, else null. */
    public @Nullable Evidence telling() {
        return evidence.reversed().stream()
                .filter(e -> !e.request().startsWith("GET "))
                .findFirst()
                .orElse(evidence.isEmpty() ? null : evidence.getLast());
    }
}
