package org.cgmkit.kit.trigger;

import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A command line as the shell of this machine runs it, without anything to read. */
final class ShellCommand {
    /** What shells answer where there is no such command, or it cannot be run (POSIX, Shell Command Language, 2.8.2). */
    private static final List<Integer> NO_COMMAND = List.of(126, 127);

    private ShellCommand() {}

    /** A process that runs that line with further variables in its environment. */
    static ProcessBuilder of(String line, Map<String, String> variables) {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows");
        ProcessBuilder builder = new ProcessBuilder(windows ? List.of("cmd", "/c", line) : List.of("sh", "-c", line));
        builder.environment().putAll(variables);
        return builder.redirectInput(new File(windows ? "NUL" : "/dev/null"));
    }

    /** Whether a shell says by that exit code that it could not run the line. */
    static boolean cannotRun(int exitCode) {
        return NO_COMMAND.contains(exitCode);
    }
}
