package org.cgmkit.cgm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.cgmkit.cgm.attempt.PlayedRun;
import org.cgmkit.cgm.config.SubmitterTarget;
import org.cgmkit.cgm.drift.SubmitterDrift;
import org.cgmkit.cgm.figure.RunFigures;
import org.cgmkit.cgm.figure.StepTimes;
import org.cgmkit.cgm.harness.Harness;
import org.cgmkit.cgm.harness.ScenarioListener;
import org.cgmkit.cgm.submitter.MustSupportTable;
import org.cgmkit.cgm.submitter.Submitter;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.kit.run.RunOrder;
import org.cgmkit.kit.run.SuiteExecution;
import org.cgmkit.kit.run.SuiteRun;
import org.cgmkit.reports.KnownFailure;
import org.cgmkit.reports.RunListener;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.evidence.EvidenceFolder;
import org.cgmkit.reports.evidence.Redaction;
import org.cgmkit.reports.figure.Figure;
import org.cgmkit.validation.GuideValidator;
import org.cgmkit.validation.ProfileValidator;

/**
 * The checks of a data submitter: the kit takes the receiver's place, plays scenario by scenario, and judges what it saw.
 * Keeps no state between runs.
 */
public final class SubmitterSuite {
    /** Where the checks are. */
    public static final String CHECKS = Submitter.class.getPackageName();

    /** The requirement that is judged by the profiles. */
    private static final String CONFORMS = "submitter.bundle.conforms";

    private final GuideVersion guide;
    private final String kit;
    private final RequirementSelection selection;
    private final List<KnownFailure> known;
    private final ProfileValidator validator;

    /**
     * The whole suite.
     *
     * @param guide the version of the guide
     * @param kit the version of the kit, for the report
     */
    public SubmitterSuite(GuideVersion guide, String kit) {
        this(guide, kit, RequirementSelection.everything(), List.of(), GuideValidator.builtIn(guide));
    }

    private SubmitterSuite(
            GuideVersion guide,
            String kit,
            RequirementSelection selection,
            List<KnownFailure> known,
            ProfileValidator validator) {
        this.guide = guide;
        this.kit = kit;
        this.selection = selection;
        this.known = known;
        this.validator = validator;
    }

    /** The suite with only the checks of those requirements, and the steps that they look at. */
    public SubmitterSuite only(RequirementSelection requirements) {
        return new SubmitterSuite(guide, kit, requirements, known, validator);
    }

    /** The suite with failures that the submitter's owner declares to know of. */
    public SubmitterSuite knowing(List<KnownFailure> failures) {
        return new SubmitterSuite(guide, kit, selection, failures, validator);
    }

    /** The suite with a validator that is there already, as loading the profiles takes seconds. */
    public SubmitterSuite judgingBy(ProfileValidator other) {
        return new SubmitterSuite(guide, kit, selection, known, other);
    }

    /**
     * Plays all steps with a submitter, and judges it.
     *
     * @param results the folder of the results; made where it does not exist. Exchanges are kept in it as they come
     * @param company who follows the steps
     * @param listener is told of each check
     * @throws ConfigurationException where the target cannot be tested as it is described
     * @throws InterruptedException where the run is broken off
     */
    public RunReport run(SubmitterTarget target, Path results, ScenarioListener company, RunListener listener)
            throws InterruptedException {
        return run(target, results, company, listener, new Redaction());
    }

    /** The same with a redaction that knows some secrets already. */
    public RunReport run(
            SubmitterTarget target, Path results, ScenarioListener company, RunListener listener, Redaction redaction)
            throws InterruptedException {
        EvidenceFolder evidence = folder(results, redaction);
        Instant began = Instant.now();
        StepTimes times =
                new StepTimes(company, InstantSource.system(), redaction::text, line -> listener.drew(List.of(line)));
        PlayedRun played = play(target, evidence, results, times);
        List<Figure> figures = new RunFigures(target.zone()).of(times.timeLine(), played.attempts());
        listener.drew(figures);
        write(results, MustSupportTable.markdown(guide, target, played.steps()));
        return judge(target, played, evidence, listener, redaction)
                .begunAt(began)
                .drawnAs(figures);
    }

    /**
     * Plays all steps with a submitter, and judges nothing yet.
     *
     * @param evidence where exchanges are kept as they come
     * @param results the folder of the results
     * @throws ConfigurationException where the target cannot be tested as it is described
     * @throws InterruptedException where the run is broken off
     */
    public PlayedRun play(SubmitterTarget target, EvidenceFolder evidence, Path results, ScenarioListener company)
            throws InterruptedException {
        try (Harness harness = Harness.start(guide, target, evidence, results, company)) {
            warmUp();
            return new PlayedRun(harness.baseUrl(), harness.play(this::asksFor));
        }
    }

    /**
     * Whether a requirement is among those to be judged, by its id. What the version does not ask for is not: a step for it
     * would wait in vain, as no app of that version can answer it.
     */
    public boolean asksFor(String requirement) {
        return selection.test(requirement)
                && guide.catalogue().find(requirement).isPresent();
    }

    /**
     * Judges a submitter by what was seen of it.
     *
     * @param evidence where its exchanges are kept
     */
    public RunReport judge(
            SubmitterTarget target,
            PlayedRun played,
            EvidenceFolder evidence,
            RunListener listener,
            Redaction redaction) {
        SuiteRun<Submitter> run = new SuiteRun<>(
                Submitter.class,
                log -> new Submitter(guide, target, played.baseUrl(), played.byName(), log, validator),
                evidence);
        Catalogue catalogue = guide.catalogue();
        RunReport found = new SuiteExecution(
                        catalogue,
                        catalogue.role("submitter"),
                        CHECKS,
                        selection,
                        RunOrder.parallel(1),
                        kit,
                        target.name())
                .run(run, redaction, listener)
                .with(known);
        return SubmitterDrift.led(found, guide, played, redaction);
    }

    /** Loading the profiles takes seconds of a processor, which has little to do while an app is awaited. */
    private void warmUp() {
        if (validator instanceof GuideValidator profiles && selection.test(CONFORMS)) {
            Thread.ofPlatform().daemon().name("warm-up").start(profiles::warmUp);
        }
    }

    private static void write(Path results, String table) {
        try {
            Files.writeString(results.resolve(MustSupportTable.FILE), table);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    new IOException("The results cannot be written to " + results + " (" + e + ").", e));
        }
    }

    private static EvidenceFolder folder(Path results, Redaction redaction) {
        try {
            return new EvidenceFolder(results, redaction);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    new IOException("The folder for the results cannot be made: " + results + " (" + e + ").", e));
        }
    }
}
