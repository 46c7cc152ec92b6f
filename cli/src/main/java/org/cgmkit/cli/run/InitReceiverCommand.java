package org.cgmkit.cli.run;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.cgmkit.cgm.config.ReceiverTarget;
import org.cgmkit.cgm.preflight.ReceiverFileDraft;
import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.TargetRules;
import org.cgmkit.kit.preflight.ServerProbe;
import org.cgmkit.reports.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a first target file for a receiver, with what the server says of itself. */
@Command(
        name = "receiver",
        description = {
            "Write a first target file for a data receiver.",
            "It asks the server what it is, by GET only; what it cannot know it leaves as a comment that says how to find out."
        },
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  cgmkit init receiver --base-url https://ehr.example.org/fhir --patient 123",
            "  CGMKIT_TOKEN=… cgmkit init receiver --base-url https://ehr.example.org/fhir --out test-system.yaml",
            "",
            "Exit codes: 0 written, 2 wrong usage or no FHIR server there, 3 server unreachable."
        })
public final class InitReceiverCommand implements Callable<Integer> {
    @Option(names = "--base-url", required = true, paramLabel = "URL", description = "The receiver's FHIR base.")
    private String baseUrl = "";

    @Option(names = "--patient", paramLabel = "ID", description = "The logical id of a patient to write test data for.")
    private @Nullable String patient;

    @Option(
            names = "--other-patient",
            paramLabel = "ID",
            description = "The logical id of a patient whom the credential must not write for.")
    private @Nullable String otherPatient;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "target.yaml",
            description = "The file to write (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("target.yaml");

    @Option(names = "--force", description = "Write over a file that is there.")
    private boolean force;

    private final CommandStreams streams;

    public InitReceiverCommand(CommandStreams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        if (Files.exists(out) && !force) {
            throw thereAlready();
        }
        String token = streams.environment().get("CGMKIT_TOKEN");
        String id = patient == null ? null : TargetRules.patientId("the patient", patient);
        String other = otherPatient == null ? null : TargetRules.patientId("the other patient", otherPatient);
        ReceiverTarget target = ReceiverTarget.at(baseUrl, id == null ? "unknown" : id)
                .otherPatient(other)
                .token(token)
                .build();
        ServerProbe probe = ServerProbe.of(target);
        write(new ReceiverFileDraft(probe, id, other, token != null).text());
        streams.say("Wrote " + out + ", for " + probe.software() + ".");
        streams.say(
                id == null
                        ? "Next: name a patient in it, and run: cgmkit test receiver " + out
                        : "Next: cgmkit test receiver " + out);
        return ExitCode.OK.code();
    }

    private void write(String text) {
        try {
            OpenOption[] options = force
                    ? new OpenOption[] {
                        StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE
                    }
                    : new OpenOption[] {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE};
            Files.writeString(out, text, options);
        } catch (FileAlreadyExistsException e) {
            throw thereAlready();
        } catch (IOException e) {
            throw new ConfigurationException(
                    "The file " + out + " cannot be written (" + e + "): choose another with --out.");
        }
    }

    private ConfigurationException thereAlready() {
        return new ConfigurationException(
                "There is a file " + out + " already: choose another with --out, or write over it with --force.");
    }
}
