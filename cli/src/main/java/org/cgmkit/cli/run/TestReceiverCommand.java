package org.cgmkit.cli.run;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.cgmkit.cgm.CgmChecks;
import org.cgmkit.cgm.config.ReceiverTarget;
import org.cgmkit.cgm.config.file.ReceiverFile;
import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.cli.option.ReportingOptions.Reporting;
import org.cgmkit.cli.option.ReportingOptions;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.Verb;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.ContainerImage;
import org.cgmkit.kit.config.CredentialContext;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.kit.run.RunOrder;
import org.cgmkit.reports.ExitCode;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.json.ResultsReader;
import org.cgmkit.reports.json.UnreadableResultsException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
            "  cgmkit init receiver --base-url https://ehr.example.org/fhir && cgmkit test receiver target.yaml",
            "  cgmkit test receiver target.yaml --only 'receiver.conditional-create.*' --verb shall,should --list",
            "  cgmkit test receiver target.yaml --rerun cgmkit-results --out cgmkit-results/again",
            "",
            "Exit codes: 0 no SHALL failed, 1 a SHALL failed, 2 wrong usage or configuration, 3 target unreachable,",
            "4 cgmkit itself failed, 5 incomplete (the run broke off, or a SHALL could not be decided)."
        })
public final class TestReceiverCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "TARGET.yaml",
            description = "A file that describes the target. Options go before what it says.")
    private @Nullable Path file;

    @Option(names = "--base-url", paramLabel = "URL", description = "The receiver's FHIR base.")
    private @Nullable String baseUrl;

    @Option(
            names = "--patient",
            paramLabel = "ID",
            description = "The logical id, on the receiver, of a patient to write test data for.")
    private @Nullable String patient;

    @Option(
            names = "--other-patient",
            paramLabel = "ID",
            description =
                    "The logical id of a patient whom the token must not write for; made up where it is left out.")
    private @Nullable String otherPatient;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description =
                    "The access token for submitting. Better in the variable CGMKIT_TOKEN, where other users of the "
                            + "machine do not see it.")
    private @Nullable String token;

    @Option(
            names = "--read-token",
            paramLabel = "TOKEN",
            description =
                    "The access token for reading back, where the first one may not (variable CGMKIT_READ_TOKEN).")
    private @Nullable String readToken;

    @Option(
            names = "--context",
            paramLabel = "CONTEXT",
            description = "Whom the token speaks for: patient (the default), user or system.")
    private @Nullable String context;

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
            names = "--verb",
            paramLabel = "VERB",
            split = ",",
            description = "Check only requirements with that verb: shall, should, may, expected, base. May be given "
                    + "several times.")
    private List<Verb> verbs = List.of();

    @Option(
            names = "--rerun",
            paramLabel = "RESULTS",
            description = "Check again what failed, warned or stayed open in that results.json, or in the one of that "
                    + "folder.")
    private @Nullable Path rerun;

    @Option(names = "--list", description = "List what would run and how much it would write. Nothing is sent.")
    private boolean list;

    @Option(
            names = "--cleanup",
            description = "Delete at the end what the run created, as far as the target allows, and say what remains.")
    private boolean cleanup;

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

    @Mixin
    private ReportingOptions reporting = new ReportingOptions();

    private final CommandStreams streams;

    public TestReceiverCommand(CommandStreams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws InterruptedException {
        Catalogue catalogue = GuideVersion.STU1.catalogue();
        ReceiverFile described =
                file == null ? ReceiverFile.none() : ReceiverFile.read(file, streams.environment(), catalogue);
        RequirementSelection selection = selection(catalogue);
        if (list) {
            new CheckListing(streams).print(CgmChecks.ofReceivers(catalogue, selection));
            return ExitCode.OK.code();
        }
        ReceiverTarget.Builder target = withOptions(described.target());
        RunSurroundings surroundings = RunSurroundings.empty();
        Reporting weighing = reporting.read();
        RunOrder order = order();
        Function<ReceiverTarget, ReceiverTestRun.Plan> plan = built -> new ReceiverTestRun.Plan(
                built, described.knownFailures(), selection, order, out, cleanup, weighing, surroundings);
        ReceiverTestRun test = new ReceiverTestRun(streams, catalogue);
        // A base URL on the command line says that it runs already.
        ContainerImage image = baseUrl == null ? described.image() : null;
        RunReport report = image == null
                ? test.run(plan.apply(target.build()))
                : new ReceiverImageRun(streams, test)
                        .run(image, url -> plan.apply(target.baseUrl(url).build()));
        return ExitCode.of(report.gate()).code();
    }

    private RequirementSelection selection(Catalogue catalogue) {
        RequirementSelection selection = RequirementSelection.everything();
        if (!only.isEmpty()) {
            selection = selection.and(RequirementSelection.only(only, catalogue, catalogue.role("receiver")));
        }
        if (!verbs.isEmpty()) {
            selection = selection.and(RequirementSelection.verbs(verbs, catalogue));
        }
        if (rerun != null) {
            try {
                selection = selection.and(RequirementSelection.findingsOf(ResultsReader.read(rerun)));
            } catch (UnreadableResultsException e) {
                throw new ConfigurationException(String.valueOf(e.getMessage()));
            }
        }
        return selection.notEmpty(catalogue, catalogue.role("receiver"));
    }

    /** Options go before the file; the variables of the environment count only where no file says which do. */
    private ReceiverTarget.Builder withOptions(ReceiverTarget.Builder target) {
        if (baseUrl != null) {
            target.baseUrl(baseUrl);
        }
        if (patient != null) {
            target.patient(patient);
        }
        if (otherPatient != null) {
            target.otherPatient(otherPatient);
        }
        if (context != null) {
            target.context(CredentialContext.of(context));
        }
        String submitting = orVariable(token, "CGMKIT_TOKEN");
        if (submitting != null) {
            target.token(submitting);
        }
        String reading = orVariable(readToken, "CGMKIT_READ_TOKEN");
        if (reading != null) {
            target.readToken(reading);
        }
        headers.forEach(target::header);
        return target;
    }

    private @Nullable String orVariable(@Nullable String option, String variable) {
        return option == null && file == null ? streams.environment().get(variable) : option;
    }

    private RunOrder order() {
        if (parallel < 1 || parallel > 32) {
            throw new ConfigurationException(
                    "Expected 1 to 32 checks at a time with --parallel, but got " + parallel + ".");
        }
        return RunOrder.parallel(parallel);
    }
}
