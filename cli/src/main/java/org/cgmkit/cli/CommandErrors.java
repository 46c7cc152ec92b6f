package org.cgmkit.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.UnreachableException;
import org.cgmkit.reports.ExitCode;
import org.cgmkit.validation.definitions.GuidePackageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into a sentence and an exit code. A stack trace goes to a file, and only for the kit's own faults. */
final class CommandErrors implements IParameterExceptionHandler, IExecutionExceptionHandler {
    /** More letters than this apart, and it was no slip of the finger. */
    private static final int FAR = 3;

    private final CommandStreams streams;

    CommandErrors(CommandStreams streams) {
        this.streams = streams;
    }

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        streams.complain("cgmkit: " + e.getMessage());
        if (e instanceof UnmatchedArgumentException unmatched) {
            String typed = unmatched.getUnmatched().getFirst();
            Stream.concat(
                            command.getSubcommands().keySet().stream(),
                            command.getCommandSpec().optionsMap().keySet().stream())
                    .filter(known -> distance(known, typed) <= FAR)
                    .min(Comparator.comparingInt(known -> distance(known, typed)))
                    .ifPresent(nearest -> streams.complain("Did you mean: " + nearest + "?"));
        }
        streams.complain("See '" + command.getCommandSpec().qualifiedName() + " --help' for what it takes.");
        return ExitCode.USAGE.code();
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        return switch (e) {
            case ConfigurationException c -> complain(c.getMessage(), ExitCode.USAGE);
            case UnreachableException u -> complain(u.getMessage(), ExitCode.UNREACHABLE);
            case GuidePackageException g -> complain(g.getMessage(), ExitCode.USAGE);
            default -> fault(e);
        };
    }

    private int complain(@Nullable String sentence, ExitCode code) {
        streams.complain("cgmkit: " + sentence);
        return code.code();
    }

    /** Owns up to a fault of the kit, and keeps its trace in a file. */
    int fault(Throwable e) {
        return complain(account(e), ExitCode.KIT_FAULT);
    }

    private static int distance(String known, String typed) {
        return LevenshteinDistance.getDefaultInstance().apply(known, typed);
    }

    private static String account(Throwable e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        String what = "cgmkit itself failed (" + e.getClass().getSimpleName()
                + (e.getMessage() == null ? "" : ": " + e.getMessage()) + "). This says nothing about the target.";
        try {
            Path file = Files.writeString(Files.createTempFile("cgmkit-fault-", ".txt"), trace.toString());
            return what + " The details are in " + file + ": please report them.";
        } catch (IOException unwritable) {
            return what + "\n" + trace;
        }
    }
}
