package org.cgmkit.cli.cgm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.cgmkit.cgm.config.SubmitterTarget;
import org.cgmkit.cgm.suite.SubmitterTestRun;
import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.cli.console.KitVersion;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.fixtures.GuideEdition;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.kit.suite.RunSurroundings;
import org.cgmkit.kit.trigger.Trigger;
import org.cgmkit.reports.Gate;
import org.cgmkit.submitter.AppOptions;
import org.cgmkit.submitter.AppThread;
import org.cgmkit.submitter.defect.Defect;
import org.cgmkit.submitter.setup.AppListener;
import org.cgmkit.submitter.setup.PatientSource;
import org.cgmkit.submitter.setup.RetryPace;
import org.cgmkit.validation.GuideValidator;

/** Lets the simulated app be judged within this process. */
final class DemoApp {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration PERIOD = Duration.ofSeconds(1);

    /** As quick as the orders of the run, and not quicker than those who slow it down without a word expect. */
    private static final RetryPace PACE =
            RetryPace.STANDARD.looking(Duration.ofMillis(250)).waiting(Duration.ofSeconds(1), Duration.ofSeconds(1));

    private final CommandStreams streams;
    private final GuideVersion guide;
    private final GuideValidator validator;

    DemoApp(CommandStreams streams, GuideVersion guide, GuideValidator validator) {
        this.streams = streams;
        this.guide = guide;
        this.validator = validator;
    }

    /** Whether an app with these defects would get through. */
    Gate judge(List<Defect> defects, RequirementSelection selection, Path out) throws InterruptedException {
        Path state = state();
        SubmitterTarget target = SubmitterTarget.of("the simulated app", SandboxOptions.PATIENT)
                .trigger(new Trigger.ByCode(call -> begin(call, guide, defects, state)))
                .patience(LONGEST)
                .period(PERIOD)
                .build();
        DemoDesk desk = new DemoDesk(streams, guide.catalogue(), out, false);
        return new SubmitterTestRun(desk, guide, validator)
                .run(new SubmitterTestRun.Plan(
                        target, List.of(), selection, out, KitVersion.number(), RunSurroundings.empty()))
                .gate();
    }

    private static Trigger.Begun begin(Trigger.Call call, GuideVersion guide, List<Defect> defects, Path state) {
        AppOptions options = AppOptions.of(URI.create(call.baseUrl()), new PatientSource.Given(call.patientId()))
                .by(GuideEdition.of(guide))
                .with(defects)
                .with(PACE)
                .keepingIn(state);
        AppThread app = AppThread.syncing(
                options, AppListener.quiet(), call.stays() ? Duration.ofSeconds(call.seconds()) : Duration.ZERO);
        return new Trigger.Begun() {
            @Override
            public boolean isOver() {
                return app.isOver();
            }

            @Override
            public void close() {
                app.close();
            }
        };
    }

    /** A folder of its own, because an app remembers what it has done. */
    private static Path state() {
        try {
            return Files.createTempDirectory("cgmkit-app-");
        } catch (IOException e) {
            throw new UncheckedIOException("There is no room for the state of the simulated app.", e);
        }
    }
}
