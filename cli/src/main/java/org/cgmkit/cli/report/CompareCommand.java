package org.cgmkit.cli.report;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.reports.ExitCode;
import org.cgmkit.reports.FailOn;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.compare.RunComparison;
import org.cgmkit.reports.console.ComparisonReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what has changed from one run to another. */
@Command(
        name = "compare",
        description = {
            "Show what changed between two runs.",
            "New failures, requirements that are met again, changed verdicts, and what only one of the runs has. Nothing is "
                    + "run."
        },
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  cgmkit compare results-of-the-release cgmkit-results",
            "  cgmkit compare old/results.json new/results.json --fail-on should",
            "",
            "Exit codes: 0 nothing that counts got worse, 1 it did (a new failure, or something that was decided and is not",
            "any more), 2 wrong usage, or results that cannot be read."
        })
public final class CompareCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "OLD", description = "The folder or results.json of the run to compare with.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path old;

    @Parameters(index = "1", paramLabel = "NEW", description = "The folder or results.json of the run in question.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path fresh;

    @Option(
            names = "--fail-on",
            paramLabel = "VERB",
            description = "What counts: shall or should (default: what the new run was made with).")
    private @Nullable FailOn failOn;

    @Option(
            names = "--across-versions",
            description = "Compare runs by two versions of one specification, by the requirements that both have.")
    private boolean acrossVersions;

    private final CommandStreams streams;

    public CompareCommand(CommandStreams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        RunReport before = RunFolder.read(old).report();
        RunReport after = RunFolder.read(fresh).report();
        boolean sameText = before.suite().equals(after.suite())
                && before.specification().id().equals(after.specification().id());
        if (sameText && !before.specification().isSameAs(after.specification()) && !acrossVersions) {
            throw new ConfigurationException("Expected two runs by one version of the "
                    + before.specification().title() + ", but " + old + " is by "
                    + before.specification().version() + " and " + fresh + " by "
                    + after.specification().version()
                    + ", which ask for different things: give two of one version, or --across-versions to compare them all the"
                    + " same.");
        }
        if (!sameText
                && (!before.suite().equals(after.suite())
                        || !before.specification().isSameAs(after.specification()))) {
            throw new ConfigurationException("Expected two runs of one suite and guide, but " + old + " is of the "
                    + before.suite() + " suite (" + before.specification().version() + ") and " + fresh + " of the "
                    + after.suite()
                    + " suite (" + after.specification().version() + "): give two that can be compared.");
        }
        RunComparison comparison = RunComparison.of(before, failOn == null ? after : after.weighedBy(failOn));
        new ComparisonReport(streams.out()).print(comparison);
        return (comparison.isWorse() ? ExitCode.FAILED : ExitCode.OK).code();
    }
}
