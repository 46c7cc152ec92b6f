package org.cgmkit.reports.console;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;

class LineWrapTest {

    @Test
    void breaksAtBlanks() {
        assertThat(LineWrap.lines("one two three four", 9), contains("one two", "three", "four"));
    }

    @Test
    void keepsWhatHasNoBlankWhole() {
        assertThat(
                LineWrap.lines("see https://example.org/a/long/address for it", 10),
                contains("see", "https://example.org/a/long/address", "for it"));
    }

    @Test
    void keepsTheTextsOwnLinesAndIndents() {
        assertThat(LineWrap.lines("a\n\n  b c d\n", 5), contains("a", "", "  b c", "  d"));
    }

    @Test
    void makesNoLineOfNothing() {
        assertThat(LineWrap.lines("", 10), is(empty()));
    }
}
