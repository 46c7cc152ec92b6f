package org.cgmkit.cli.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.cli.console.KitVersion;
import org.cgmkit.guide.Catalogues;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.reports.ExitCode;
import org.cgmkit.reports.console.LineWrap;
import org.cgmkit.reports.statement.RunFiles;
import org.cgmkit.reports.statement.Sha256Digest;
import org.cgmkit.reports.statement.StatementVerification;
import org.cgmkit.reports.statement.UnreadableStatementException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a conformance statement again. */
@Command(
        name = "verify",
        description = {
            "Check a conformance statement against the results and the evidence that it was made of.",
            "The gate is derived anew from the outcomes; every outcome and every file of evidence is compared. Of a signed "
                    + "statement the signature is checked first."
        },
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  cgmkit verify statement.json --results cgmkit-results",
            "  cgmkit verify statement.jws --key vendor-jwks.json --results first --results second",
            "",
            "Who made a statement, and when, only a signature tells, checked with a key that you have from the signer.",
            "Exit codes: 0 the statement holds (whatever it says), 1 it does not, 2 wrong usage, or files that cannot be read."
        })
public final class VerifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "STATEMENT", description = "The statement: its JSON or its signed form.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path statement;

    @Option(
            names = "--results",
            required = true,
            paramLabel = "DIR",
            description =
                    "The results of its run, with their evidence. Where it has several, one after the other, in the "
                            + "order in which they were certified.")
    private List<Path> results = List.of();

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "The signer's public key, as 'cgmkit keys --jwks' writes it.")
    private @Nullable Path key;

    private final CommandStreams streams;
    private final Catalogues catalogues;

    public VerifyCommand(CommandStreams streams, Catalogues catalogues) {
        this.streams = streams;
        this.catalogues = catalogues;
    }

    @Override
    public Integer call() {
        try {
            String text = text();
            // The page that a person has signed names it.
            say("SHA-256 of the statement: " + Sha256Digest.of(text));
            StatementVerification verification = StatementVerification.of(
                    text, results.stream().map(RunFiles::at).toList(), catalogues, KitVersion.number());
            verification.remarks().forEach(r -> say("Note: " + r));
            verification.departures().forEach(d -> say("  ✘ " + d));
            say(
                    verification.holds()
                            ? "The statement holds: its outcomes are those of the results, no file has been changed, and "
                                    + "the gate that they come to is " + verification.gate() + "."
                            : "The statement does not hold: it or what it was made of has been changed.");
            return (verification.holds() ? ExitCode.OK : ExitCode.FAILED).code();
        } catch (StatementSignature.DoesNotFit e) {
            say("  ✘ " + e.getMessage());
            say("The statement does not hold.");
            return ExitCode.FAILED.code();
        } catch (UnreadableStatementException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new ConfigurationException(
                    "The results cannot be read (" + e + "): give their folder with --results.");
        }
    }

    private String text() throws StatementSignature.DoesNotFit {
        String text = read(statement);
        if (!StatementSignature.isSigned(text)) {
            if (key != null) {
                throw new ConfigurationException("Expected a signed statement, because --key was given, but "
                        + statement + " is not signed: give the .jws file, or leave --key out.");
            }
            return text;
        }
        StatementSignature signature = StatementSignature.check(text, key);
        say(
                signature.given()
                        ? "Signed with the key " + signature.thumbprint() + ", which is one of those given."
                        : "Signed with the key " + signature.thumbprint()
                                + ", which came with the signature: that says "
                                + "that nothing was changed since, and not who signed. Give the signer's key with --key.");
        return signature.statement();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new ConfigurationException(
                    "Expected a statement as 'cgmkit certify' writes it, but " + file + " cannot be read (" + e + ").");
        }
    }

    private void say(String text) {
        LineWrap.lines(text, streams.out().width()).forEach(streams::say);
    }
}
