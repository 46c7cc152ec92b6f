package org.cgmkit.validation.finding;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a validator says about a resource.
 *
 * @param severity how bad it is
 * @param path the element's FHIRPath, such as {@code Bundle.entry[2].resource.code}
 * @param line the line in the input, from 1, or 0 where unknown
 * @param column the column in the input, from 1, or 0 where unknown
 * @param entry the position of the Bundle's entry that it is about, from 0, or null outside entries
 * @param message a sentence for people
 * @param expected what was expected, where the finding is about a single constraint, or null
 * @param actual what came, where it can be told, or null
 * @param rule the name of the rule that was broken (an invariant's key or the engine's message id), or null
 */
public record Finding(
        Severity severity,
        String path,
        int line,
        int column,
        @Nullable Integer entry,
        String message,
        @Nullable String expected,
        @Nullable String actual,
        @Nullable String rule) {

    /** How bad a finding is; ERROR and FATAL make a resource invalid. */
    public enum Severity {
        FATAL,
        ERROR,
        WARNING,
        INFORMATION
    }

    /** The same as a warning, in other words and by another rule. */
    public Finding asWarning(String words, String name) {
        return new Finding(Severity.WARNING, path, line, column, entry, words, expected, actual, name);
    }

    /** Whether both say that the same rule is broken at the same place, by whichever profile. */
    public boolean isOfTheSame(Finding other) {
        return path.equals(other.path) && Objects.equals(rule, other.rule) && severity == other.severity;
    }

    /** Whether it makes the resource invalid. */
    public boolean invalidates() {
        return severity == Severity.ERROR || severity == Severity.FATAL;
    }
}
