package org.cgmkit.outcomes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cgmkit.kit.config.TargetSecrets;
import org.cgmkit.kit.run.RunListeners;
import org.cgmkit.kit.run.RunOrder;
import org.cgmkit.kit.run.SuiteExecution;
import org.cgmkit.kit.run.SuiteRun;
import org.cgmkit.kit.suite.RunDesk;
import org.cgmkit.kit.suite.RunRequest;
import org.cgmkit.outcomes.check.EngineUnderTest;
import org.cgmkit.outcomes.config.EngineTarget;
import org.cgmkit.outcomes.config.EngineTarget.ByCode;
import org.cgmkit.outcomes.config.EngineTarget.ByCommand;
import org.cgmkit.outcomes.config.EngineTarget.ByFiles;
import org.cgmkit.outcomes.config.EngineTarget.ByUrl;
import org.cgmkit.outcomes.config.EngineTarget.Input;
import org.cgmkit.outcomes.engine.AskedEngine;
import org.cgmkit.outcomes.engine.CodeEngine;
import org.cgmkit.outcomes.engine.CommandEngine;
import org.cgmkit.outcomes.engine.EngineTransport;
import org.cgmkit.outcomes.engine.FileEngine;
import org.cgmkit.outcomes.engine.HttpEngine;
import org.cgmkit.outcomes.engine.TraceForm;
import org.cgmkit.outcomes.picture.DeviatingTraces;
import org.cgmkit.outcomes.policy.DeclarationText;
import org.cgmkit.outcomes.policy.Identification;
import org.cgmkit.outcomes.policy.ReferenceEngine;
import org.cgmkit.outcomes.policy.Told;
import org.cgmkit.reports.KnownFailure;
import org.cgmkit.reports.RunListener;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.evidence.EvidenceFolder;
import org.cgmkit.reports.evidence.Redaction;

/**
 * A run of the suite against one engine.
 *
 * @param suite the suite
 * @param target the engine
 * @param known the failures that its owner declares to know of
 * @param request what is to be run
 * @param seed what random traces are made of
 * @param reference computes what is right
 */
public record EngineTestRun(
        OutcomeEngineRoleSuite suite,
        EngineTarget target,
        List<KnownFailure> known,
        RunRequest request,
        long seed,
        ReferenceEngine reference) {
    /** The file in the folder of the results that says what was found of the policy. */
    public static final String DECLARATION = "declares.yaml";

    /** Runs the checks, and publishes what they found. */
    public RunReport run(RunDesk desk) {
        RunListeners listeners =
                new RunListeners(List.of(desk.journal(suite.role().id(), target.name(), known), desk.progress()));
        return desk.publish(found(listeners).with(known), () -> {});
    }

    /** Runs the checks. */
    public RunReport found(RunListener listener) {
        Redaction redaction = new Redaction();
        if (target.way() instanceof ByUrl url) {
            TargetSecrets.tell(url.server(), redaction);
        }
        try (EngineTransport transport = transport()) {
            AskedEngine engine = new AskedEngine(target, transport);
            Identification identification = new Identification(engine, reference);
            SuiteRun<EngineUnderTest> run = new SuiteRun<>(
                    EngineUnderTest.class,
                    log -> new EngineUnderTest(engine, identification, seed, log),
                    new EvidenceFolder(request.results(), redaction));
            RunReport report = new SuiteExecution(
                            suite.catalogue(),
                            suite.role(),
                            suite.checks(),
                            request.selection(),
                            RunOrder.parallel(1),
                            request.kit(),
                            target.name())
                    .run(run, redaction, listener);
            keepDeclaration(identification);
            return report.drawnAs(new DeviatingTraces(engine, reference).of(report));
        } catch (IOException e) {
            throw new UncheckedIOException(new IOException(
                    "The folder for the results cannot be made: " + request.results() + " (" + e + ").", e));
        }
    }

    /** Keeps what was found of the policy as it would stand in a target file. */
    private void keepDeclaration(Identification identification) throws IOException {
        List<Told> found = identification.found();
        if (!found.isEmpty()) {
            Path file = request.results().resolve(DECLARATION);
            Files.createDirectories(request.results());
            Files.writeString(file, String.join("\n", DeclarationText.of(found)) + "\n");
        }
    }

    private EngineTransport transport() {
        TraceForm form = new TraceForm(target.streams(), target.input() == Input.FHIR);
        return switch (target.way()) {
            case ByCommand command -> new CommandEngine(command, form, request.results());
            case ByUrl url -> new HttpEngine(url.server(), form);
            case ByCode code -> new CodeEngine(code);
            case ByFiles files -> new FileEngine(files.folder(), form);
        };
    }
}
