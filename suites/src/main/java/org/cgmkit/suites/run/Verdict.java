package org.cgmkit.suites.run;

import org.cgmkit.reports.Outcome;
import org.cgmkit.suites.check.Ended;
import org.cgmkit.suites.wire.NoAnswer;
import org.cgmkit.suites.wire.NoToken;
import org.cgmkit.suites.wire.StillThrottled;
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
record Verdict(
        Outcome outcome,
        String message,
        @Nullable String expected,
        @Nullable String actual) {

    /** A check that ended without a word. */
    static Verdict passed() {
        return new Verdict(Outcome.PASS, "", null, null);
    }

    /** A check that was not begun. */
    static Verdict notRun(String why) {
        return new Verdict(Outcome.ERROR, "Not run: " + why, null, null);
    }

    /**
     * The verdict on what a check threw.
     *
     * @param binding whether a breach of its requirement is a failure
     * @param check the check's method, named where the kit is to blame
     */
    static Verdict on(Throwable thrown, boolean binding, String check) {
        return switch (thrown) {
            case AssertionFailedError e ->
                new Verdict(
                        binding ? Outcome.FAIL : Outcome.WARN,
                        String.valueOf(e.getMessage()),
                        e.getExpected() == null ? null : e.getExpected().getStringRepresentation(),
                        e.getActual() == null ? null : e.getActual().getStringRepresentation());
            case Ended e -> new Verdict(e.outcome(), String.valueOf(e.getMessage()), null, null);
            case StillThrottled e -> new Verdict(Outcome.INCONCLUSIVE, String.valueOf(e.getMessage()), null, null);
            case NoToken e -> new Verdict(Outcome.ERROR, e.why(), null, null);
            case NoAnswer e -> new Verdict(Outcome.ERROR, e.why(), null, null);
            default ->
                new Verdict(
                        Outcome.ERROR,
                        "The kit itself failed in " + check + ", which says nothing about the target: " + thrown
                                + place(thrown) + ". Please report it.",
                        null,
                        null);
        };
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
