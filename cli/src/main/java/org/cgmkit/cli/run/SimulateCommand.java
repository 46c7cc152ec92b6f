package org.cgmkit.cli.run;

import java.util.concurrent.Callable;
import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.reports.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Groups the commands that stand in for a system. */
@Command(
        name = "simulate",
        description = "Simulate the side that you do not have.",
        commandListHeading = "%nCommands:%n")
public final class SimulateCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private final CommandStreams streams;

    public SimulateCommand(CommandStreams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        streams.complain("cgmkit: expected what to simulate, such as '" + spec.qualifiedName() + " "
                + spec.subcommands().keySet().iterator().next() + "'.");
        spec.commandLine().usage(streams.err().out());
        return ExitCode.USAGE.code();
    }
}
