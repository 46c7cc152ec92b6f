package org.cgmkit.cli.run;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.suite.RoleSuite;
import org.cgmkit.kit.suite.TargetDrafting;
import org.cgmkit.kit.suite.TargetDrafting.Draft;
import org.cgmkit.reports.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Writes a first target file for a target of one role. */
public final class InitSuiteCommand implements Callable<Integer> {
    private final CommandStreams streams;
    private final RoleSuite suite;
    private final TargetDrafting drafting;
    private final SharedOptions shared = new SharedOptions();
    private final CommandSpec spec;

    /** What can be said of any file. */
    static final class SharedOptions {
        @Option(
                names = "--out",
                paramLabel = "FILE",
                defaultValue = "target.yaml",
                description = "The file to write (default: ${DEFAULT-VALUE}).")
        private Path out = Path.of("target.yaml");

        @Option(names = "--force", description = "Write over a file that is there.")
        private boolean force;
    }

    private InitSuiteCommand(CommandStreams streams, RoleSuite suite, TargetDrafting drafting) {
        this.streams = streams;
        this.suite = suite;
        this.drafting = drafting;
        this.spec = SuiteOptions.command(
                this,
                suite.role().id(),
                "init",
                drafting.help(),
                drafting.options(),
                List.of("Exit codes: 0 written, 2 wrong usage or no such target there, 3 "
                        + drafting.help().unreachable() + "."));
        spec.addMixin("shared", CommandSpec.forAnnotatedObject(shared));
    }

    /** The command that writes a file for that suite's role. */
    public static CommandLine of(CommandStreams streams, RoleSuite suite, TargetDrafting drafting) {
        return new CommandLine(new InitSuiteCommand(streams, suite, drafting).spec);
    }

    @Override
    public Integer call() {
        if (Files.exists(shared.out) && !shared.force) {
            throw thereAlready();
        }
        Draft draft = drafting.draft(
                SuiteOptions.given(spec.commandLine().getParseResult(), drafting.options()), streams.environment());
        write(draft.text());
        streams.say("Wrote " + shared.out + ", for " + draft.target() + ".");
        streams.say("Next: " + (draft.next().isEmpty() ? "" : draft.next() + ", and run: ") + streams.command()
                + " test " + suite.role().id() + " " + shared.out);
        return ExitCode.OK.code();
    }

    private void write(String text) {
        try {
            OpenOption[] options = shared.force
                    ? new OpenOption[] {
                        StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE
                    }
                    : new OpenOption[] {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE};
            Files.writeString(shared.out, text, options);
        } catch (FileAlreadyExistsException e) {
            throw thereAlready();
        } catch (IOException e) {
            throw new ConfigurationException(
                    "The file " + shared.out + " cannot be written (" + e + "): choose another with --out.");
        }
    }

    private ConfigurationException thereAlready() {
        return new ConfigurationException("There is a file " + shared.out
                + " already: choose another with --out, or write over it with --force.");
    }
}
