package org.cgmkit.cli.option;

import org.cgmkit.reports.console.Detail;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** How much of a run is printed. */
public final class DetailOptions {
    @ArgGroup
    private Wanted wanted = new Wanted();

    /** One or the other. */
    static final class Wanted {
        @Option(
                names = "--verbose",
                description = "Print each check with all its exchanges, and why others were not judged.")
        private boolean verbose;

        @Option(names = "--quiet", description = "Print the verdict only.")
        private boolean quiet;
    }

    /** What they say. */
    public Detail read() {
        if (wanted.quiet) {
            return Detail.VERDICT;
        }
        return wanted.verbose ? Detail.EVERYTHING : Detail.USUAL;
    }
}
