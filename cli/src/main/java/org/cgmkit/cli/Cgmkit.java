package org.cgmkit.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.cli.host.HostCommand;
import org.cgmkit.cli.report.CertifyCommand;
import org.cgmkit.cli.report.CompareCommand;
import org.cgmkit.cli.report.ReportCommand;
import org.cgmkit.cli.report.VerifyCommand;
import org.cgmkit.cli.run.InitCommand;
import org.cgmkit.cli.run.InitSuiteCommand;
import org.cgmkit.cli.run.SimulateCommand;
import org.cgmkit.cli.run.TestCommand;
import org.cgmkit.cli.run.TestSuiteCommand;
import org.cgmkit.reports.ExitCode;
import org.cgmkit.reports.console.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/** The {@code cgmkit} command: reads the command line and hands over to one of its commands. */
@Command(
        name = "cgmkit",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n")
final class Cgmkit implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** Runs the command line of this process and ends it with the command's exit code. */
    public static void main(String[] arguments) {
        System.exit(run(CommandStreams.ofThisProcess(System.getenv()), arguments));
    }

    /** Runs one command line on those streams and answers its exit code. */
    static int run(CommandStreams streams, String... arguments) {
        return run(Installed.standard(), streams, arguments);
    }

    /** The same with what is plugged in. */
    static int run(Installed installed, CommandStreams streams, String... arguments) {
        // Picocli would start all of Groovy, which a library of the suites brings, to see whether an annotation has
        // code.
        System.setProperty("picocli.disable.closures", "true");
        CommandLine line = new CommandLine(new Cgmkit())
                .addSubcommand(tests(streams, installed))
                .addSubcommand(drafts(streams, installed))
                .addSubcommand(simulators(streams, installed));
        installed.tools().forEach(tool -> line.addSubcommand(tool.apply(streams)));
        line.addSubcommand(new HostCommand(streams))
                .addSubcommand(new CompareCommand(streams))
                .addSubcommand(new ReportCommand(streams, installed.catalogues()))
                .addSubcommand(new CertifyCommand(streams, installed.catalogues()))
                .addSubcommand(new VerifyCommand(streams, installed.catalogues()))
                .addSubcommand(RequirementsCommand.of(streams, installed))
                .addSubcommand(new CompletionCommand(streams));
        describe(line.getCommandSpec(), installed);
        line.getCommandSpec()
                .addOption(OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("Show which build this is and end.")
                        .build());
        addHelp(line);
        CommandErrors complaints = new CommandErrors(streams);
        configure(line, streams);
        line.setParameterExceptionHandler(complaints);
        line.setExecutionExceptionHandler(complaints);
        try {
            return line.execute(arguments);
        } catch (StackOverflowError | OutOfMemoryError | LinkageError e) {
            return complaints.fault(e);
        }
    }

    private static void describe(CommandSpec spec, Installed installed) {
        spec.versionProvider(() -> Version.text(installed));
        List<String> footer = new ArrayList<>();
        installed.firstSteps().forEach((command, does) -> {
            footer.add("  cgmkit " + command);
            footer.add("      " + does);
        });
        footer.add("");
        footer.add("Exit codes: 0 fine, 1 a SHALL failed, 2 wrong usage or configuration, 3 target unreachable, "
                + "4 cgmkit itself failed, 5 the run is incomplete.");
        spec.usageMessage().description(installed.summary(), "").footer(footer.toArray(String[]::new));
    }

    private static CommandLine tests(CommandStreams streams, Installed installed) {
        CommandLine group = new CommandLine(new TestCommand(streams));
        installed.suites().forEach(suite -> group.addSubcommand(TestSuiteCommand.of(streams, suite)));
        return group;
    }

    private static CommandLine drafts(CommandStreams streams, Installed installed) {
        CommandLine group = new CommandLine(new InitCommand(streams));
        installed
                .suites()
                .forEach(suite -> suite.drafting()
                        .ifPresent(drafting -> group.addSubcommand(InitSuiteCommand.of(streams, suite, drafting))));
        return group;
    }

    private static CommandLine simulators(CommandStreams streams, Installed installed) {
        CommandLine group = new CommandLine(new SimulateCommand(streams));
        installed.simulators().forEach(simulator -> group.addSubcommand(installed.command(simulator, streams)));
        return group;
    }

    private static void configure(CommandLine line, CommandStreams streams) {
        line.setOut(writer(streams.out()));
        line.setErr(writer(streams.err()));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(streams.out().colour() ? Ansi.ON : Ansi.OFF));
        line.setUsageHelpWidth(streams.out().width());
        line.setUsageHelpAutoWidth(false);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setAbbreviatedOptionsAllowed(false);
    }

    private static void addHelp(CommandLine line) {
        line.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Show this help and end.")
                        .build());
        line.getSubcommands().values().forEach(Cgmkit::addHelp);
    }

    private static PrintWriter writer(Terminal terminal) {
        return new PrintWriter(terminal.out(), true, terminal.out().charset());
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return ExitCode.USAGE.code();
    }
}
