package org.cgmkit.cli.console;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.cgmkit.reports.console.Terminal;
import org.junit.jupiter.api.Test;

/** What goes on beside something else is told of after it. */
class HeldOutputTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Terminal terminal =
            Terminal.of(new PrintStream(printed, true, StandardCharsets.UTF_8), Map.of(), false);
    private final CommandStreams first =
            new CommandStreams(new ByteArrayInputStream(new byte[0]), terminal, terminal, Map.of());

    @Test
    void whatIsHeldComesAfterTheOthersAndThenAtOnce() {
        HeldOutput held = new HeldOutput(terminal.out());
        CommandStreams second = held.of(first);

        second.say("2 ✔");
        first.say("1");
        second.say("3");
        assertThat(text(), is("1\n"));
        held.release();
        second.say("4");
        first.say("5");

        assertThat(text(), is("1\n2 ✔\n3\n4\n5\n"));
    }

    @Test
    void complaintsAreNotHeld() {
        new HeldOutput(terminal.out()).of(first).complain("at once");

        assertThat(text(), is("at once\n"));
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
