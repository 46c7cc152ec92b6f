package org.cgmkit.cgm.suite;

import java.nio.file.Path;
import java.util.List;
import org.cgmkit.cgm.ReceiverRun;
import org.cgmkit.cgm.ReceiverSuite;
import org.cgmkit.cgm.config.ReceiverTarget;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.kit.run.RunListeners;
import org.cgmkit.kit.run.RunOrder;
import org.cgmkit.kit.suite.RunDesk;
import org.cgmkit.kit.suite.RunSurroundings;
import org.cgmkit.kit.suite.TlsOptions;
import org.cgmkit.reports.KnownFailure;
import org.cgmkit.reports.RunReport;

/** One run of the receiver suite as a person follows it: what it will write, its progress, its reports. */
public final class ReceiverTestRun {
    private final RunDesk desk;
    private final GuideVersion guide;

    /** A run that is followed at that desk. */
    public ReceiverTestRun(RunDesk desk, GuideVersion guide) {
        this.desk = desk;
        this.guide = guide;
    }

    /**
     * What is to be done.
     *
     * @param target what is tested
     * @param known the failures that its owner declares to know of
     * @param selection which checks run
     * @param order in which order, and how many at a time
     * @param out the folder of the results
     * @param cleanup whether what the run created is deleted at its end
     * @param kit the version of the kit
     * @param surroundings what the run has around it
     */
    public record Plan(
            ReceiverTarget target,
            List<KnownFailure> known,
            RequirementSelection selection,
            RunOrder order,
            Path out,
            boolean cleanup,
            String kit,
            RunSurroundings surroundings) {
        public Plan {
            known = List.copyOf(known);
        }

        /** The same with other surroundings. */
        Plan within(RunSurroundings others) {
            return new Plan(target, known, selection, order, out, cleanup, kit, others);
        }
    }

    /** Does what is planned, and writes every report into the folder. */
    public RunReport run(Plan plan) {
        ReceiverTarget target = plan.target();
        ReceiverRun run = new ReceiverSuite(guide, plan.kit())
                .only(plan.selection())
                .in(plan.order())
                .knowing(plan.known())
                .accompaniedBy(desk.consent())
                .prepare(target, plan.out(), plan.surroundings().redaction());
        if (target.connection().tls().insecure()) {
            desk.complain(TlsOptions.warning(target.baseUrl().toString()));
        }
        run.notes().forEach(this::wrapped);
        wrapped(run.announcement().text());
        if (plan.cleanup()) {
            wrapped(run.announcement().cleanupText());
        }
        desk.say("");
        RunReport report = run.run(new RunListeners(List.of(
                plan.surroundings().departure(),
                desk.journal("receiver", target.baseUrl().toString(), run.knownFailures()),
                desk.progress())));
        return desk.publish(report, () -> {
            if (plan.cleanup()) {
                wrapped(run.cleanup().text());
                desk.say("");
            }
        });
    }

    private void wrapped(String text) {
        desk.sayWrapped(0, text);
    }
}
