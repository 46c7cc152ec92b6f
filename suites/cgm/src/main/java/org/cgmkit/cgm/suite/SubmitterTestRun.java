package org.cgmkit.cgm.suite;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.cgmkit.cgm.SubmitterSuite;
import org.cgmkit.cgm.config.SubmitterAccess;
import org.cgmkit.cgm.config.SubmitterTarget;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.config.TlsSettings;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.kit.run.RunListeners;
import org.cgmkit.kit.suite.RunDesk;
import org.cgmkit.kit.suite.RunSurroundings;
import org.cgmkit.kit.suite.TlsOptions;
import org.cgmkit.kit.trigger.Trigger;
import org.cgmkit.reports.KnownFailure;
import org.cgmkit.reports.RunListener;
import org.cgmkit.reports.RunReport;
import org.cgmkit.validation.ProfileValidator;

/** One run of the submitter suite as a person follows it: what to do, what is awaited, what came, its reports. */
public final class SubmitterTestRun {
    private final RunDesk desk;
    private final GuideVersion guide;
    private final ProfileValidator validator;

    /**
     * A run that is followed at that desk.
     *
     * @param validator judges what the app sends
     */
    public SubmitterTestRun(RunDesk desk, GuideVersion guide, ProfileValidator validator) {
        this.desk = desk;
        this.guide = guide;
        this.validator = validator;
    }

    /**
     * What is to be done.
     *
     * @param target what is tested
     * @param known the failures that its owner declares to know of
     * @param selection which checks run
     * @param out the folder of the results
     * @param kit the version of the kit
     * @param surroundings what the run has around it
     */
    public record Plan(
            SubmitterTarget target,
            List<KnownFailure> known,
            RequirementSelection selection,
            Path out,
            String kit,
            RunSurroundings surroundings) {
        public Plan {
            known = List.copyOf(known);
        }

        /** The same with another target. */
        public Plan with(SubmitterTarget other) {
            return new Plan(other, known, selection, out, kit, surroundings);
        }
    }

    /** Does what is planned, and writes every report into the folder. */
    public RunReport run(Plan plan) throws InterruptedException {
        if (plan.target().access() instanceof SubmitterAccess.AppLaunch launch
                && launch.app().secret() != null) {
            plan.surroundings().redaction().hide(launch.app().secret(), "CLIENT_SECRET");
        }
        if (plan.target().trigger() instanceof Trigger.ByHook(URI url, TlsSettings tls) && tls.insecure()) {
            desk.complain(TlsOptions.warning(url.toString()));
        }
        RunListener journal = desk.journal("submitter", plan.target().name(), plan.known());
        RunReport report = new SubmitterSuite(guide, plan.kit())
                .only(plan.selection())
                .knowing(plan.known())
                .judgingBy(validator)
                .run(
                        plan.target(),
                        plan.out(),
                        new StepProgress(desk, plan.target(), journal),
                        new RunListeners(List.of(plan.surroundings().departure(), journal, desk.progress())),
                        plan.surroundings().redaction());
        return desk.publish(report, () -> {});
    }
}
