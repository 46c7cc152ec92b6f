package org.cgmkit.reports.compare;

import static java.util.Objects.requireNonNull;

import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What became of one check from one run to the next.
 *
 * @param kind what this means
 * @param before how it ended in the old run; null where the old run did not have it
 * @param after how it ended in the new run; null where the new run does not have it
 */
public record CheckChange(
        Kind kind, @Nullable CheckResult before, @Nullable CheckResult after) {

    /** What a change means, the worst first. */
    public enum Kind {
        /** It fails the gate, and did not. */
        NEW_FAILURE("New failures", "new failure"),
        /** It weighs, and was decided, but is not any more. */
        NO_LONGER_DECIDED("No longer decided", "no longer decided"),
        /** It failed the gate, and is met now. */
        FIXED("Fixed", "fixed"),
        /** It ended otherwise, or a declaration of a known failure came or went. */
        CHANGED("Changed", "changed"),
        /** Only the new run has it. */
        APPEARED("Appeared", "appeared"),
        /** Only the old run had it. */
        DISAPPEARED("Disappeared", "disappeared");

        private final String title;
        private final String words;

        Kind(String title, String words) {
            this.title = title;
            this.words = words;
        }

        /** The heading over such changes. */
        public String title() {
            return title;
        }

        /** What follows their number in a sentence. */
        public String words() {
            return words;
        }
    }

    /** The check as the newest of the two runs that has it saw it. */
    public CheckResult check() {
        return after != null ? after : requireNonNull(before);
    }

    /** How it ended in both, such as {@code PASS → FAIL}; a dash stands where a run did not have it. */
    public String outcomes(String arrow) {
        return name(before) + " " + arrow + " " + name(after);
    }

    private static String name(@Nullable CheckResult check) {
        Outcome outcome = check == null ? null : check.outcome();
        return outcome == null ? "-" : outcome.name();
    }
}
