package org.cgmkit.kit.check;

import java.util.Collection;
import java.util.stream.Collectors;
import org.hamcrest.Description;
import org.hamcrest.Matcher;
import org.hamcrest.StringDescription;
import org.opentest4j.AssertionFailedError;

/** Assertions of checks: one fact each, with a label that a reader of the report understands. */
public final class Facts {
    /** So many of a kind tell what is wrong; the evidence has all of them. */
    private static final int MOST_SHOWN = 8;

    private Facts() {}

    /**
     * The labelled fact is as expected.
     *
     * @param label what is looked at, such as {@code status of entry 2}
     * @throws AssertionFailedError where it is not, with expected and actual
     */
    public static <T> void assertThat(String label, T actual, Matcher<? super T> matcher) {
        assertThat(label, actual, matcher, "");
    }

    /**
     * The labelled fact is as expected.
     *
     * @param label what is looked at, such as {@code status of entry 2}
     * @param advice sentences for whoever fails: what is behind it, what to change
     * @throws AssertionFailedError where it is not, with expected and actual
     */
    public static <T> void assertThat(String label, T actual, Matcher<? super T> matcher, String advice) {
        if (matcher.matches(actual)) {
            return;
        }
        Description mismatch = new StringDescription();
        matcher.describeMismatch(actual, mismatch);
        throw failure(label, tidy(StringDescription.asString(matcher)), tidy(mismatch.toString()), advice);
    }

    /**
     * There is nothing of that kind.
     *
     * @param label what there should be nothing of, such as {@code positions without a status code}
     * @param found what there is of it
     * @param advice sentences for whoever fails
     * @throws AssertionFailedError where there is something, and says what
     */
    public static void assertNone(String label, Collection<?> found, String advice) {
        if (!found.isEmpty()) {
            String shown = found.stream().limit(MOST_SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
            int more = found.size() - MOST_SHOWN;
            throw failure(label, "none", "found " + shown + (more > 0 ? " and " + more + " more" : ""), advice);
        }
    }

    /** The failure of a fact that no matcher says well. */
    public static AssertionFailedError failure(String label, String expected, String actual, String advice) {
        String message = sentence(label) + ": expected " + expected + ", but " + actual + ".";
        return new AssertionFailedError(
                advice.isEmpty() ? message : message + " " + advice, expected, actual.replaceFirst("^was ", ""));
    }

    /** With a capital at its beginning, unless that is the name of an element. */
    private static String sentence(String label) {
        boolean element = label.split(" ", 2)[0].contains(".");
        return element ? label : Character.toUpperCase(label.charAt(0)) + label.substring(1);
    }

    /** Hamcrest's words without its marks, which mean nothing to a reader of reports. */
    private static String tidy(String words) {
        return words.replaceAll("^is ", "").replaceAll("<([^<>]*)>", "$1");
    }
}
