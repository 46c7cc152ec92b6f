package org.cgmkit.cli.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.cli.option.DetailOptions;
import org.cgmkit.guide.Catalogues;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.reports.ExitCode;
import org.cgmkit.reports.Explanations;
import org.cgmkit.reports.console.ConsoleReport;
import org.cgmkit.reports.files.Format;
import org.cgmkit.reports.files.ReportFile;
import org.cgmkit.reports.files.ReportFiles;
import org.cgmkit.reports.github.GitHubAnnotations;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes reports of a run again. */
@Command(
        name = "report",
        description = {
            "Make further reports of a run, in any format.",
            "They are made of its results.json and evidence. Nothing is run, and the target is not asked."
        },
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  cgmkit report cgmkit-results",
            "      prints what the run printed at its end",
            "  cgmkit report cgmkit-results --format github",
            "      prints annotations for a GitHub workflow",
            "  cgmkit report cgmkit-results --format testreport,badge --out public",
            "      writes a FHIR TestReport and a badge",
            "",
            "Exit codes: 0 the reports are made (whatever they say), 2 wrong usage, or results that cannot be read."
        })
public final class ReportCommand implements Callable<Integer> {
    /** What can be asked for: what is printed, and the files. */
    enum Asked {
        TEXT,
        GITHUB,
        PAGE,
        JSON,
        JUNIT,
        MARKDOWN,
        ALLURE,
        ALLURE_PAGE,
        TESTREPORT,
        BADGE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Parameters(paramLabel = "RESULTS", description = "The folder or results.json of a run.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path results;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            split = ",",
            description =
                    "text (the default) and github are printed; page, json, junit, markdown, allure, allure-page, "
                            + "testreport and badge are written. May be given several times.")
    private List<Asked> formats = List.of(Asked.TEXT);

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The folder for what is written (default: that of the results).")
    private @Nullable Path out;

    @Option(
            names = "--history",
            paramLabel = "DIR",
            description = "A folder that keeps what runs found; the page shows the trend, and the run is added to it.")
    private @Nullable Path history;

    @Mixin
    private DetailOptions detail = new DetailOptions();

    private final CommandStreams streams;
    private final Catalogues catalogues;

    public ReportCommand(CommandStreams streams, Catalogues catalogues) {
        this.streams = streams;
        this.catalogues = catalogues;
    }

    @Override
    public Integer call() {
        RunFolder run = RunFolder.read(results);
        Explanations explanations = catalogues
                .find(run.report().specification())
                .map(Explanations::of)
                .orElseGet(Explanations::none);
        if (formats.contains(Asked.TEXT)) {
            ConsoleReport console = new ConsoleReport(streams.out(), explanations, run.folder(), detail.read());
            console.print(run.report());
            console.verdict(run.report());
        }
        if (formats.contains(Asked.GITHUB)) {
            streams.out().out().print(GitHubAnnotations.asText(run.report(), explanations));
        }
        Set<Format> files = files();
        if (!files.isEmpty()) {
            write(run, explanations, files);
        }
        return ExitCode.OK.code();
    }

    private Set<Format> files() {
        Set<Format> files = EnumSet.noneOf(Format.class);
        for (Asked asked : formats) {
            if (asked != Asked.TEXT && asked != Asked.GITHUB) {
                files.add(Format.valueOf(asked.name()));
            }
        }
        return files;
    }

    private static boolean isSame(Path one, Path other) {
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }

    private void write(RunFolder run, Explanations explanations, Set<Format> files) {
        Path folder = out == null ? run.folder() : out;
        try {
            Files.createDirectories(folder.toAbsolutePath());
        } catch (IOException e) {
            throw new ConfigurationException(
                    "The folder " + folder + " cannot be made (" + e + "): choose another with --out.");
        }
        if (files.contains(Format.JSON) && isSame(folder, run.folder())) {
            // A statement may hold the digest of these very bytes.
            files.remove(Format.JSON);
            streams.say("  %-46s %s".formatted(run.file(), "stays as it is"));
        }
        for (ReportFile file :
                new ReportFiles(run.report(), explanations, run.folder(), folder, history).write(files)) {
            if (file.problem() != null) {
                throw new ConfigurationException(file.problem() + " Choose another folder with --out.");
            }
            streams.say("  %-46s %s".formatted(file.place(), file.format().description()));
        }
    }
}
