package org.cgmkit.cgm.suite;

import org.cgmkit.cgm.config.SubmitterTarget;
import org.cgmkit.kit.config.ListenAddress;
import org.cgmkit.kit.config.TriggeredImage;
import org.cgmkit.kit.container.ContainerEngine;
import org.cgmkit.kit.container.ImageApp;
import org.cgmkit.kit.container.docker.DockerEngine;
import org.cgmkit.kit.suite.RunDesk;
import org.cgmkit.kit.suite.RunSurroundings;
import org.cgmkit.kit.trigger.Trigger;
import org.cgmkit.reports.RunReport;

/** A run against an app that is started from an image for it, and removed with its end. */
final class SubmitterImageRun {
    private final RunDesk desk;
    private final SubmitterTestRun test;

    SubmitterImageRun(RunDesk desk, SubmitterTestRun test) {
        this.desk = desk;
        this.test = test;
    }

    /** Does what is planned, with the image for an app. */
    RunReport run(TriggeredImage image, SubmitterTestRun.Plan plan) throws InterruptedException {
        RunSurroundings surroundings = plan.surroundings();
        try (ContainerEngine engine = DockerEngine.connect(surroundings.departure())) {
            engine.sweep().forEach(desk::say);
            ListenAddress listening = listening(plan.target().listening(), engine.stand());
            desk.say("The app is image " + image.image().name() + ". The receiver of the run listens at "
                    + listening.address() + " for it"
                    + (listening.name() == null ? "." : ", which it knows as " + listening.name() + "."));
            SubmitterTarget target = plan.target().toBuilder()
                    .listening(listening)
                    .trigger(new Trigger.ByCode(
                            new ImageApp(engine, image, plan.out(), surroundings.redaction(), desk::say)))
                    .build();
            return test.run(plan.with(target));
        }
    }

    /** What was said of it goes first; only where nothing was, it is what containers reach. */
    private static ListenAddress listening(ListenAddress said, ListenAddress reachable) {
        boolean silent = said.address().equals(ListenAddress.HERE.address()) && said.name() == null;
        return silent ? new ListenAddress(reachable.address(), said.port(), reachable.name()) : said;
    }
}
