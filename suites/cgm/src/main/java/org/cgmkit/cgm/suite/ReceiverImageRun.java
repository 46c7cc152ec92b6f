package org.cgmkit.cgm.suite;

import java.util.function.Function;
import org.cgmkit.kit.config.ContainerImage;
import org.cgmkit.kit.container.ContainerEngine;
import org.cgmkit.kit.container.ImageServer;
import org.cgmkit.kit.container.docker.DockerEngine;
import org.cgmkit.kit.suite.RunDesk;
import org.cgmkit.kit.suite.RunSurroundings;
import org.cgmkit.reports.RunReport;

/** A run against a receiver that is started from an image for it, and removed with its end. */
final class ReceiverImageRun {
    private final RunDesk desk;
    private final ReceiverTestRun test;

    ReceiverImageRun(RunDesk desk, ReceiverTestRun test) {
        this.desk = desk;
        this.test = test;
    }

    /**
     * Starts the image, does what is planned for its base URL, and removes it.
     *
     * @param plan what is to be done, by base URL; asked once before anything is started, for its mistakes
     */
    RunReport run(ContainerImage image, Function<String, ReceiverTestRun.Plan> plan) throws InterruptedException {
        ReceiverTestRun.Plan draft = plan.apply("http://not-started-yet.invalid" + image.basePath());
        RunSurroundings surroundings = draft.surroundings();
        try (ContainerEngine engine = DockerEngine.connect(surroundings.departure())) {
            engine.sweep().forEach(desk::say);
            ImageServer receiver = ImageServer.start(engine, image, draft.out(), surroundings.redaction(), desk::say);
            RunReport report = test.run(plan.apply(receiver.baseUrl().toString()));
            receiver.ended().ifPresent(desk::complain);
            return report;
        }
    }
}
