package org.cgmkit.reports.console;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {

    @Test
    void hasColoursOnlyWhereAPersonWatchesAndDidNotRefuseThem() {
        assertThat("terminal", of(Map.of(), true).colour(), is(true));
        assertThat("pipe", of(Map.of(), false).colour(), is(false));
        assertThat("NO_COLOR", of(Map.of("NO_COLOR", "1"), true).colour(), is(false));
        assertThat("empty NO_COLOR", of(Map.of("NO_COLOR", ""), true).colour(), is(true));
        assertThat("dumb", of(Map.of("TERM", "dumb"), true).colour(), is(false));
    }

    @Test
    void writesOverNoLineOfADumbTerminal() {
        assertThat(of(Map.of("TERM", "dumb"), true).interactive(), is(false));
        assertThat(of(Map.of("TERM", "xterm", "NO_COLOR", "1"), true).interactive(), is(true));
    }

    @ParameterizedTest
    @CsvSource({"80, 80", "200, 120", "20, 60", "wide, 80", "'', 80"})
    void takesItsWidthFromTheEnvironmentWithinWhatReadsWell(String columns, int width) {
        assertThat(of(Map.of("COLUMNS", columns), true).width(), is(width));
    }

    @Test
    void isWiderWhereNoWindowLimitsIt() {
        assertThat(of(Map.of(), false).width(), is(100));
        assertThat(of(Map.of(), true).width(), is(80));
    }

    @Test
    void hasSignsOnlyWhereTheCharacterSetHasThem() {
        assertThat(terminal(StandardCharsets.UTF_8).unicode(), is(true));
        assertThat(terminal(StandardCharsets.US_ASCII).unicode(), is(false));
        assertThat(terminal(StandardCharsets.ISO_8859_1).unicode(), is(false));
    }

    private static Terminal of(Map<String, String> environment, boolean interactive) {
        return Terminal.of(new PrintStream(new ByteArrayOutputStream()), environment, interactive);
    }

    private static Terminal terminal(Charset charset) {
        return new Terminal(new PrintStream(new ByteArrayOutputStream(), true, charset), 80, false, true);
    }
}
