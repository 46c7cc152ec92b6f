package org.cgmkit.cli.option;

import java.nio.file.Files;
import java.nio.file.Path;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.reports.FailOn;
import org.cgmkit.reports.console.Detail;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a run is weighed and what its report shows beside it: options that both sides' tests share. */
public final class ReportingOptions {
    /**
     * What they say.
     *
     * @param failOn how strict the gate is
     * @param history the folder with what the report shows of earlier runs, or null
     * @param detail how much the console shows
     */
    public record Reporting(FailOn failOn, @Nullable Path history, Detail detail) {
        /** Where nothing is said. */
        public static final Reporting STANDARD = new Reporting(FailOn.SHALL, null, Detail.USUAL);
    }

    @Option(
            names = "--fail-on",
            paramLabel = "VERB",
            description = "How strict the gate is: shall (the default), or should, for which a SHOULD or an expected "
                    + "statement that is not met is a failure too.")
    private FailOn failOn = FailOn.SHALL;

    @Option(
            names = "--history",
            paramLabel = "DIR",
            description = "A folder that keeps what runs found, so that the report page shows the trend over them; one "
                    + "for each target and suite.")
    private @Nullable Path history;

    @Mixin
    private DetailOptions detail = new DetailOptions();

    /**
     * What they say.
     *
     * @throws ConfigurationException where there can be no history, which is told before the run and not after it
     */
    public Reporting read() {
        if (history != null && Files.exists(history) && !Files.isDirectory(history)) {
            throw new ConfigurationException(
                    "Expected a folder with --history, but " + history + " is a file: name a folder.");
        }
        return new Reporting(failOn, history, detail.read());
    }
}
