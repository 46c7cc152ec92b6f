package org.cgmkit.cli.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.guide.Catalogues;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.reports.ExitCode;
import org.cgmkit.reports.Explanations;
import org.cgmkit.reports.Gate;
import org.cgmkit.reports.json.UnreadableResultsException;
import org.cgmkit.reports.statement.RunFiles;
import org.cgmkit.reports.statement.Sha256Digest;
import org.cgmkit.reports.statement.Statement;
import org.cgmkit.reports.statement.StatementFile;
import org.cgmkit.reports.statement.StatementPage;
import org.cgmkit.reports.statement.UnfitForStatementException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a conformance statement about what was tested. */
@Command(
        name = "certify",
        description = {
            "Write a conformance statement of one or more runs.",
            "As JSON, as a page that a person can sign off, and with --key also signed (JWS). It holds each requirement with "
                    + "its outcome and the SHA-256 of every file of evidence, so that 'cgmkit verify' can check it again."
        },
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  cgmkit certify cgmkit-results --out statement.json",
            "      writes statement.json and statement.html",
            "  cgmkit certify results/first results/second --key cgmkit-key.json --out statement.json",
            "      states two runs together, and writes statement.jws, too",
            "",
            "The statement is written whatever the verdict; the exit code tells it.",
            "Exit codes: 0 all runs pass, 1 one fails, 2 wrong usage, or results that cannot be read, 5 incomplete."
        })
public final class CertifyCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "RESULTS", description = "The folders or results.json files of the runs.")
    private List<Path> results = List.of();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description =
                    "Where to write the statement, such as statement.json; the page and the signed form go beside it.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path out;

    @Option(
            names = "--key",
            paramLabel = "KEY.json",
            description = "Sign it with this private key, as 'cgmkit keys' makes it.")
    private @Nullable Path key;

    private final CommandStreams streams;
    private final Catalogues catalogues;

    public CertifyCommand(CommandStreams streams, Catalogues catalogues) {
        this.streams = streams;
        this.catalogues = catalogues;
    }

    @Override
    public Integer call() {
        Statement statement = statement();
        String text = StatementFile.asText(statement);
        String sha256 = Sha256Digest.of(text);
        Explanations explanations = catalogues
                .find(RunFolder.read(results.getFirst()).report().specification())
                .map(Explanations::of)
                .orElseGet(Explanations::none);
        String signed = key == null ? null : StatementSignature.sign(text, key);
        write(out, text, "the statement, SHA-256 " + sha256);
        write(
                beside(".html"),
                StatementPage.asText(statement, explanations, sha256),
                "the same as a page, to be read and signed");
        if (signed != null) {
            write(beside(".jws"), signed + "\n", "the same, signed with the key in " + key);
        }
        for (Statement.Run run : statement.runs()) {
            streams.say(
                    "  " + run.suite() + " " + run.target() + ": " + run.gate().toUpperCase(Locale.ROOT) + ". "
                            + run.verdict()
                            + (run.leftOut().isEmpty()
                                    ? ""
                                    : " The run left out " + run.leftOut().size()
                                            + " requirements of the suite, about which nothing is stated."));
        }
        return ExitCode.of(Gate.valueOf(statement.gate().toUpperCase(Locale.ROOT)))
                .code();
    }

    private Statement statement() {
        try {
            return StatementFile.of(
                    results.stream().map(RunFiles::at).toList(), KitJar.identity(), catalogues, Instant.now());
        } catch (UnreadableResultsException | UnfitForStatementException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new ConfigurationException("The evidence cannot be read (" + e + "): give whole folders of results.");
        }
    }

    private Path beside(String ending) {
        String name = String.valueOf(out.getFileName());
        return out.resolveSibling(name.replaceFirst("\\.json$", "") + ending);
    }

    private void write(Path file, String text, String what) {
        try {
            Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
            Files.writeString(file, text);
            streams.say("  %-28s %s".formatted(file, what));
        } catch (IOException e) {
            throw new ConfigurationException(
                    "The file " + file + " cannot be written (" + e + "): choose another with --out.");
        }
    }
}
