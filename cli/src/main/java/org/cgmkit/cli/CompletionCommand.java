package org.cgmkit.cli;

import java.util.concurrent.Callable;
import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.reports.ExitCode;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints a script that lets bash and zsh complete commands and options. */
@Command(
        name = "completion",
        description = "Print a script with which bash and zsh complete commands and options.",
        footerHeading = "%nExamples:%n",
        footer = "  source <(cgmkit completion)")
final class CompletionCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private final CommandStreams streams;

    CompletionCommand(CommandStreams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        streams.out().out().print(AutoComplete.bash("cgmkit", spec.root().commandLine()));
        return ExitCode.OK.code();
    }
}
