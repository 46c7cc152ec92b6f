package org.cgmkit.cli.run;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.cli.console.KitVersion;
import org.cgmkit.cli.option.ReportingOptions;
import org.cgmkit.cli.option.ReportingOptions.Reporting;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.kit.suite.OptionValues;
import org.cgmkit.kit.suite.PlannedRun;
import org.cgmkit.kit.suite.RoleSuite;
import org.cgmkit.kit.suite.RunRequest;
import org.cgmkit.reports.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tests a target of one role. Everything that is special to the role comes from its suite. */
public final class TestSuiteCommand implements Callable<Integer> {
    private final CommandStreams streams;
    private final RoleSuite suite;
    private final SharedOptions shared = new SharedOptions();
    private final CommandSpec spec;

    /** What can be said of a target of any role. */
    static final class SharedOptions {
        @Parameters(
                arity = "0..1",
                paramLabel = "TARGET.yaml",
                description = "A file that describes the target. Command-line options override it.")
        private @Nullable Path file;

        @Mixin
        private SelectionOptions selection = new SelectionOptions();

        @Option(names = "--list", description = "List what would be checked, and what it would write. Nothing is sent.")
        private boolean list;

        @Option(
                names = "--out",
                paramLabel = "DIR",
                defaultValue = "cgmkit-results",
                description = "The folder for results and reports (default: ${DEFAULT-VALUE}).")
        private Path out = Path.of("cgmkit-results");

        @Mixin
        private ReportingOptions reporting = new ReportingOptions();
    }

    private TestSuiteCommand(CommandStreams streams, RoleSuite suite) {
        this.streams = streams;
        this.suite = suite;
        this.spec = SuiteOptions.command(
                this,
                suite.role().id(),
                "test",
                suite.help(),
                suite.options(),
                List.of(
                        "Exit codes: 0 no SHALL failed, 1 a SHALL failed, 2 wrong usage or configuration, 3 "
                                + suite.help().unreachable()
                                + ", 4 cgmkit itself failed, 5 incomplete (the run broke off, or a SHALL could not be decided)."));
        spec.addMixin("shared", CommandSpec.forAnnotatedObject(shared));
    }

    /** The command that tests a target of that suite's role. */
    public static CommandLine of(CommandStreams streams, RoleSuite suite) {
        return new CommandLine(new TestSuiteCommand(streams, suite).spec);
    }

    @Override
    public Integer call() throws InterruptedException {
        OptionValues given = SuiteOptions.given(spec.commandLine().getParseResult(), suite.options());
        RoleSuite asked = suite.asked(shared.file, given);
        RequirementSelection selection = shared.selection.read(asked.catalogue(), asked.role());
        if (shared.list) {
            new CheckListing(streams).print(asked.checks(selection));
            return ExitCode.OK.code();
        }
        Reporting reporting = shared.reporting.read();
        PlannedRun run = asked.plan(
                new RunRequest(shared.file, given, streams.environment(), selection, shared.out, KitVersion.number()));
        return ExitCode.of(run.run(new TerminalDesk(streams, asked.catalogue(), shared.out, reporting))
                        .gate())
                .code();
    }
}
