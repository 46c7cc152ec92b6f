package org.cgmkit.cli.run;

import java.util.concurrent.Callable;
import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.reports.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Groups the commands that test a system. */
@Command(
        name = "test",
        description = "Test a system against the requirements of its role.",
        commandListHeading = "%nCommands:%n")
public final class TestCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private final CommandStreams streams;

    public TestCommand(CommandStreams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        streams.complain("cgmkit: expected what to test, such as '" + spec.qualifiedName() + " "
                + spec.subcommands().keySet().iterator().next() + "'.");
        spec.commandLine().usage(streams.err().out());
        return ExitCode.USAGE.code();
    }
}
