package org.cgmkit.cgm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cgmkit.cgm.config.ReceiverTarget;
import org.cgmkit.cgm.preflight.PreflightReport;
import org.cgmkit.cgm.preflight.ReceiverPreflight;
import org.cgmkit.cgm.receiver.Receiver;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.authorization.AccessContext;
import org.cgmkit.kit.authorization.ConsentPrompt;
import org.cgmkit.kit.authorization.TokenAccess;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.TargetSecrets;
import org.cgmkit.kit.config.UnreachableException;
import org.cgmkit.kit.preflight.FirstTokens;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.kit.run.RunOrder;
import org.cgmkit.kit.run.SuiteExecution;
import org.cgmkit.kit.wire.HttpClients;
import org.cgmkit.kit.wire.RequestPacing;
import org.cgmkit.kit.wire.Sleeper;
import org.cgmkit.kit.wire.TargetClient;
import org.cgmkit.kit.wire.ThrottlingWait;
import org.cgmkit.reports.KnownFailure;
import org.cgmkit.reports.RunListener;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.evidence.CheckEvidence;
import org.cgmkit.reports.evidence.EvidenceFolder;
import org.cgmkit.reports.evidence.Redaction;
import org.cgmkit.validation.GuideValidator;
import org.cgmkit.validation.ProfileValidator;

/** The checks of a data receiver. Keeps no state between runs, so one suite may run against many targets at a time. */
public final class ReceiverSuite {
    /** Where the checks are. */
    public static final String CHECKS = Receiver.class.getPackageName();

    private final GuideVersion guide;
    private final String kit;
    private final RequirementSelection selection;
    private final RunOrder order;
    private final Sleeper pause;
    private final List<KnownFailure> known;
    private final ProfileValidator validator;
    private final ConsentPrompt attendant;

    /**
     * The whole suite.
     *
     * @param guide the version of the guide
     * @param kit the version of the kit, for the report
     */
    public ReceiverSuite(GuideVersion guide, String kit) {
        this(
                guide,
                kit,
                RequirementSelection.everything(),
                RunOrder.parallel(1),
                Sleeper.real(),
                List.of(),
                GuideValidator.builtIn(guide),
                ConsentPrompt.nobody());
    }

    private ReceiverSuite(
            GuideVersion guide,
            String kit,
            RequirementSelection selection,
            RunOrder order,
            Sleeper pause,
            List<KnownFailure> known,
            ProfileValidator validator,
            ConsentPrompt attendant) {
        this.guide = guide;
        this.kit = kit;
        this.selection = selection;
        this.order = order;
        this.pause = pause;
        this.known = known;
        this.validator = validator;
        this.attendant = attendant;
    }

    /** The suite with only the checks of those requirements. */
    public ReceiverSuite only(RequirementSelection requirements) {
        return new ReceiverSuite(guide, kit, requirements, order, pause, known, validator, attendant);
    }

    /** The suite with failures that the target's owner declares to know of. */
    public ReceiverSuite knowing(List<KnownFailure> failures) {
        return new ReceiverSuite(guide, kit, selection, order, pause, failures, validator, attendant);
    }

    /** The suite with its checks in another order, or with several of them at a time; the verdicts are the same. */
    public ReceiverSuite in(RunOrder other) {
        return new ReceiverSuite(guide, kit, selection, other, pause, known, validator, attendant);
    }

    /** The suite with a validator that is there already, as loading the profiles takes seconds. */
    public ReceiverSuite judgingBy(ProfileValidator other) {
        return new ReceiverSuite(guide, kit, selection, order, pause, known, other, attendant);
    }

    /** The suite waiting in another way, as tests do that have no minutes to spare. */
    public ReceiverSuite waitingBy(Sleeper other) {
        return new ReceiverSuite(guide, kit, selection, order, other, known, validator, attendant);
    }

    /** The suite with somebody beside it who can agree in a browser. */
    public ReceiverSuite accompaniedBy(ConsentPrompt person) {
        return new ReceiverSuite(guide, kit, selection, order, pause, known, validator, person);
    }

    /**
     * Looks at the target without writing anything, and gets a run ready.
     *
     * @param results the folder of the results; made where it does not exist
     * @throws UnreachableException where the target gives no answer that a run could begin with
     * @throws ConfigurationException where the base URL, a token or the patient cannot be right
     */
    public ReceiverRun prepare(ReceiverTarget target, Path results) {
        return prepare(target, results, new Redaction());
    }

    /**
     * The same with a redaction that knows some secrets already, and is told those of the target.
     *
     * @throws UnreachableException as {@link #prepare(ReceiverTarget, Path)}
     * @throws ConfigurationException as {@link #prepare(ReceiverTarget, Path)}
     */
    public ReceiverRun prepare(ReceiverTarget target, Path results, Redaction redaction) {
        TargetSecrets.tell(target.server(), redaction);
        try {
            EvidenceFolder evidence = new EvidenceFolder(results, redaction);
            CheckEvidence first = evidence.of(0, "preflight");
            ThrottlingWait throttled = ThrottlingWait.of(target.server(), pause);
            RequestPacing pacing = RequestPacing.of(target.server(), pause);
            CheckEvidence authorization = evidence.of(0, "authorization");
            HttpClients clients = new HttpClients(target.server());
            TokenAccess access = TokenAccess.of(
                    new AccessContext(target.server(), redaction, authorization::keep, throttled, clients), attendant);
            List<String> notes = new ArrayList<>(FirstTokens.of(access));
            PreflightReport look = ReceiverPreflight.of(
                    target,
                    guide,
                    new TargetClient(target.server(), clients, first::keep, throttled, pacing, access),
                    access);
            notes.addAll(look.notes());
            Catalogue catalogue = guide.catalogue();
            SuiteExecution execution = new SuiteExecution(
                    catalogue,
                    catalogue.role("receiver"),
                    CHECKS,
                    selection,
                    order,
                    kit,
                    target.baseUrl().toString());
            return new ReceiverRun(
                    guide,
                    target,
                    execution,
                    evidence,
                    redaction,
                    new PreflightReport(notes, look.said(), look.place(), look.units()),
                    throttled,
                    pacing,
                    clients,
                    access,
                    known,
                    validator);
        } catch (UnreachableException e) {
            throw new UnreachableException(redaction.text(String.valueOf(e.getMessage())));
        } catch (ConfigurationException e) {
            throw new ConfigurationException(redaction.text(String.valueOf(e.getMessage())));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    new IOException("The folder for the results cannot be made: " + results + " (" + e + ").", e));
        }
    }

    /**
     * Prepares a run and runs it.
     *
     * @throws UnreachableException as {@link #prepare(ReceiverTarget, Path)}
     * @throws ConfigurationException as {@link #prepare(ReceiverTarget, Path)}
     */
    public RunReport run(ReceiverTarget target, Path results, RunListener listener) {
        return prepare(target, results).run(listener);
    }
}
