package org.cgmkit.cli;

import org.cgmkit.reports.RunReport;
import org.cgmkit.suites.container.Engine;
import org.cgmkit.suites.container.ImageApp;
import org.cgmkit.suites.container.docker.DockerEngine;
import org.cgmkit.suites.setup.Listening;
import org.cgmkit.suites.setup.SubmitterImage;
import org.cgmkit.suites.setup.SubmitterTarget;
import org.cgmkit.suites.setup.SubmitterTrigger;

/** A run against an app that is started from an image for it, and removed with its end. */
final class SubmitterImageTest {
    private final Streams streams;
    private final SubmitterTest test;

    SubmitterImageTest(Streams streams, SubmitterTest test) {
        this.streams = streams;
        this.test = test;
    }

    /** Does what is planned, with the image for an app. */
    RunReport run(SubmitterImage image, SubmitterTest.Plan plan) throws InterruptedException {
        Surroundings surroundings = plan.surroundings();
        try (Engine engine = DockerEngine.connect(surroundings.departure())) {
            engine.sweep().forEach(streams::say);
            Listening listening = listening(plan.target().listening(), engine.stand());
            streams.say("The app is image " + image.image().name() + ". The receiver of the run listens at "
                    + listening.address() + " for it"
                    + (listening.name() == null ? "." : ", which it knows as " + listening.name() + "."));
            SubmitterTarget target = plan.target()
                    .at(listening)
                    .with(new SubmitterTrigger.ByCode(
                            new ImageApp(engine, image, plan.out(), surroundings.redaction(), streams::say)));
            return test.run(plan.with(target));
        }
    }

    /** What was said of it goes first; only where nothing was, it is what containers reach. */
    private static Listening listening(Listening said, Listening reachable) {
        boolean silent = said.address().equals(Listening.HERE.address()) && said.name() == null;
        return silent ? new Listening(reachable.address(), said.port(), reachable.name()) : said;
    }
}
