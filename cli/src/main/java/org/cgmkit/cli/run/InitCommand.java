package org.cgmkit.cli.run;

import java.util.concurrent.Callable;
import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.reports.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Groups the commands that write a first file to go on from. */
@Command(name = "init", description = "Write a first target file to edit.", commandListHeading = "%nCommands:%n")
public final class InitCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private final CommandStreams streams;

    public InitCommand(CommandStreams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        streams.complain("cgmkit: expected what the file describes, such as '" + spec.qualifiedName() + " "
                + spec.subcommands().keySet().iterator().next() + "'.");
        spec.commandLine().usage(streams.err().out());
        return ExitCode.USAGE.code();
    }
}
