package org.cgmkit.kit.run;

import org.cgmkit.kit.check.OutcomeException;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.wire.AnswerTooLongException;
import org.cgmkit.kit.wire.NoAnswerException;
import org.cgmkit.kit.wire.NoTokenException;
import org.cgmkit.kit.wire.StillThrottledException;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/**
 * What the end of a check means.
 *
 * @param outcome how it ended
 * @param message what was found, as sentences
 * @param expected what was expected, or null
 * @param actual what came, or null
 */
record CheckVerdict(
        Outcome outcome,
        String message,
        @Nullable String expected,
        @Nullable String actual) {

    /** A check that ended without a word. */
    static CheckVerdict passed() {
        return new CheckVerdict(Outcome.PASS, "", null, null);
    }

    /** A check that was not begun, because the run was stopped. */
    static CheckVerdict stopped(String why) {
        return new CheckVerdict(Outcome.INCONCLUSIVE, RunReport.leftOutBecause(why), null, null);
    }

    /** A check that should have run, and of which nothing was heard. */
    static CheckVerdict lost() {
        return new CheckVerdict(Outcome.ERROR, "Not run: the kit did not come to it. Please report it.", null, null);
    }

    /**
     * The verdict on what a check threw.
     *
     * @param binding whether a breach of its requirement is a failure
     * @param check the check's method, named where the kit is to blame
     */
    static CheckVerdict on(Throwable thrown, boolean binding, String check) {
        return switch (thrown) {
            case AssertionFailedError e ->
                new CheckVerdict(
                        binding ? Outcome.FAIL : Outcome.WARN,
                        String.valueOf(e.getMessage()),
                        e.getExpected() == null ? null : e.getExpected().getStringRepresentation(),
                        e.getActual() == null ? null : e.getActual().getStringRepresentation());
            case OutcomeException e -> new CheckVerdict(e.outcome(), String.valueOf(e.getMessage()), null, null);
            case StillThrottledException e ->
                new CheckVerdict(Outcome.INCONCLUSIVE, String.valueOf(e.getMessage()), null, null);
            case ConfigurationException e ->
                new CheckVerdict(Outcome.ERROR, String.valueOf(e.getMessage()), null, null);
            case NoTokenException e -> new CheckVerdict(Outcome.ERROR, e.why(), null, null);
            case AnswerTooLongException e -> new CheckVerdict(Outcome.INCONCLUSIVE, e.why(), null, null);
            case NoAnswerException e -> new CheckVerdict(Outcome.ERROR, e.why(), null, null);
            default ->
                new CheckVerdict(
                        Outcome.ERROR,
                        "The kit itself failed in " + check + ", which says nothing about the target: " + thrown
                                + place(thrown) + ". Please report it.",
                        null,
                        null);
        };
    }

    /** The same for a requirement of which what is found is recorded and never graded. */
    CheckVerdict recorded() {
        return switch (outcome) {
            case PASS -> new CheckVerdict(Outcome.OBSERVED, "It is as the check looks for.", null, null);
            case FAIL, WARN -> new CheckVerdict(Outcome.OBSERVED, message, expected, actual);
            default -> this;
        };
    }

    /** The same where a person has seen what the check looks at: what is right is attested. */
    CheckVerdict attested(String witness) {
        return outcome == Outcome.PASS ? new CheckVerdict(Outcome.ATTESTED, witness, null, null) : this;
    }

    /** The same where something that the check wrote may have been done twice, so that what was found may come of that. */
    CheckVerdict doubted(String why) {
        return outcome != Outcome.FAIL && outcome != Outcome.WARN
                ? this
                : new CheckVerdict(
                        Outcome.INCONCLUSIVE,
                        "Does not count against the target, because " + why
                                + ", so that it may be there twice; run again when the gateway is quiet. What was found: "
                                + message,
                        expected,
                        actual);
    }

    private static String place(Throwable thrown) {
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (frame.getClassName().startsWith("org.cgmkit.")) {
                return " (" + frame.getFileName() + ", line " + frame.getLineNumber() + ")";
            }
        }
        return "";
    }
}
