package org.cgmkit.cli.console;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.cgmkit.reports.console.Terminal;

/**
 * Where a command reads and writes.
 *
 * @param in what is piped in
 * @param out for what was asked for
 * @param err for complaints
 * @param environment the variables of the environment
 */
public record CommandStreams(InputStream in, Terminal out, Terminal err, Map<String, String> environment) {

    /** The terminal or pipes of this process. */
    @SuppressWarnings("SystemConsoleNull") // null again for pipes, by the property that is set first
    public static CommandStreams ofThisProcess(Map<String, String> environment) {
        // From JDK 22 on there is a console for pipes too, unless the old one is asked for.
        System.setProperty("jdk.console", "java.base");
        boolean interactive = System.console() != null;
        return new CommandStreams(
                System.in,
                Terminal.of(new PrintStream(System.out, true, StandardCharsets.UTF_8), environment, interactive),
                Terminal.of(new PrintStream(System.err, true, StandardCharsets.UTF_8), environment, interactive),
                environment);
    }

    /** How the user calls this program, for commands that are to be pasted: what the launcher says, else its name. */
    public String command() {
        String called = environment.getOrDefault("CGMKIT_COMMAND", "");
        return called.isBlank() ? "cgmkit" : called;
    }

    /** Writes a line of what was asked for. */
    public void say(String line) {
        out.out().println(line);
    }

    /** Writes a complaint. */
    public void complain(String line) {
        err.out().println(line);
    }
}
