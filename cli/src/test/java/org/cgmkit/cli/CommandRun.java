package org.cgmkit.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.reports.console.Terminal;

/**
 * What a command line did.
 *
 * @param code the exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record CommandRun(int code, String out, String err) {

    /** Runs a command line in this process, with pipes and no terminal. */
    static CommandRun of(String... arguments) {
        return withInput("", arguments);
    }

    /** The same with what is plugged in. */
    static CommandRun of(Installed installed, String... arguments) {
        return with(installed, Map.of(), InputStream.nullInputStream(), arguments);
    }

    /** The same with something on standard input. */
    static CommandRun withInput(String input, String... arguments) {
        return with(Map.of(), input, arguments);
    }

    /** The same with what is still to come on standard input. */
    static CommandRun withInput(InputStream input, String... arguments) {
        return with(Map.of(), input, arguments);
    }

    /** The same with variables of the environment. */
    static CommandRun withEnvironment(Map<String, String> environment, String... arguments) {
        return with(environment, "", arguments);
    }

    private static CommandRun with(Map<String, String> environment, String input, String... arguments) {
        return with(environment, new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), arguments);
    }

    private static CommandRun with(Map<String, String> environment, InputStream input, String... arguments) {
        return with(Installed.standard(), environment, input, arguments);
    }

    private static CommandRun with(
            Installed installed, Map<String, String> environment, InputStream input, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code =
                Cgmkit.run(installed, new CommandStreams(input, terminal(out), terminal(err), environment), arguments);
        return new CommandRun(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static Terminal terminal(ByteArrayOutputStream bytes) {
        return Terminal.of(new PrintStream(bytes, true, StandardCharsets.UTF_8), Map.of(), false);
    }

    /** Both streams, for what must be in neither. */
    String everything() {
        return out + err;
    }
}
