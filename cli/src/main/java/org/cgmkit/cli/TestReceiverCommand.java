package org.cgmkit.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.cgmkit.guide.Actor;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.GuideVersion;
import org.cgmkit.reports.ExitCode;
import org.cgmkit.suites.Selection;
import org.cgmkit.suites.run.RunOrder;
import org.cgmkit.suites.setup.ConfigurationException;
import org.cgmkit.suites.setup.CredentialContext;
import org.cgmkit.suites.setup.ReceiverTarget;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tests a data receiver over HTTP. */
@Command(
        name = "receiver",
        description = {
            "Test a data receiver, such as an EHR, over HTTP.",
            "It writes test data for the given patient: use a test system. What it is going to create is told before the "
                    + "first write."
        },
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  cgmkit test receiver --base-url http://localhost:8080/fhir --patient patient-1",
            "  CGMKIT_TOKEN=… cgmkit test receiver --base-url https://ehr.example.org/fhir --patient 123 --other-patient 456",
            "  cgmkit test receiver --base-url … --patient 123 --only 'receiver.conditional-create.*'",
            "",
            "Exit codes: 0 no SHALL failed, 1 a SHALL failed, 2 wrong usage or configuration, 3 target unreachable,",
            "4 cgmkit itself failed, 5 incomplete (the run broke off, or a SHALL could not be decided)."
        })
final class TestReceiverCommand implements Callable<Integer> {
    @Option(names = "--base-url", required = true, paramLabel = "URL", description = "The receiver's FHIR base.")
    private String baseUrl = "";

    @Option(
            names = "--patient",
            required = true,
            paramLabel = "ID",
            description = "The logical id, on the receiver, of a patient to write test data for.")
    private String patient = "";

    @Option(
            names = "--other-patient",
            paramLabel = "ID",
            description =
                    "The logical id of a patient whom the token must not write for; made up where it is left out.")
    private @Nullable String otherPatient;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            defaultValue = "${env:CGMKIT_TOKEN}",
            description =
                    "The access token for submitting. Better in the variable CGMKIT_TOKEN, where other users of the "
                            + "machine do not see it.")
    private @Nullable String token;

    @Option(
            names = "--read-token",
            paramLabel = "TOKEN",
            defaultValue = "${env:CGMKIT_READ_TOKEN}",
            description =
                    "The access token for reading back, where the first one may not (variable CGMKIT_READ_TOKEN).")
    private @Nullable String readToken;

    @Option(
            names = "--context",
            paramLabel = "CONTEXT",
            defaultValue = "patient",
            description = "Whom the token speaks for: patient (the default), user or system.")
    private String context = "patient";

    @Option(
            names = "--header",
            paramLabel = "'NAME: VALUE'",
            description = "A further header of every request. May be given several times.")
    private List<String> headers = List.of();

    @Option(
            names = "--only",
            paramLabel = "PATTERN",
            split = ",",
            description =
                    "Check only requirements whose id matches, such as 'receiver.storage.*'. May be given several times.")
    private List<String> only = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "cgmkit-results",
            description = "The folder for results and reports (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("cgmkit-results");

    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "2",
            description = "How many checks may run at a time (default: ${DEFAULT-VALUE}); the verdicts are the same.")
    private int parallel = 2;

    private final Streams streams;

    TestReceiverCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        ReceiverTarget.Builder target = ReceiverTarget.at(baseUrl, patient)
                .otherPatient(otherPatient)
                .token(token)
                .readToken(readToken)
                .context(CredentialContext.of(context));
        headers.forEach(target::header);
        Catalogue catalogue = Catalogue.of(GuideVersion.STU1);
        Selection selection = only.isEmpty() ? Selection.everything() : Selection.only(only, catalogue, Actor.RECEIVER);
        return ExitCode.of(new ReceiverTest(streams, catalogue)
                        .run(target.build(), selection, order(), out)
                        .gate())
                .code();
    }

    private RunOrder order() {
        if (parallel < 1 || parallel > 32) {
            throw new ConfigurationException(
                    "Expected 1 to 32 checks at a time with --parallel, but got " + parallel + ".");
        }
        return RunOrder.parallel(parallel);
    }
}
