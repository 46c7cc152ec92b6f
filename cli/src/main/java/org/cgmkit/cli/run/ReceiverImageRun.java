package org.cgmkit.cli.run;

import java.util.function.Function;
import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.kit.config.ContainerImage;
import org.cgmkit.kit.container.ContainerEngine;
import org.cgmkit.kit.container.ImageServer;
import org.cgmkit.kit.container.docker.DockerEngine;
import org.cgmkit.reports.RunReport;

/** A run against a receiver that is started from an image for it, and removed with its end. */
final class ReceiverImageRun {
    private final CommandStreams streams;
    private final ReceiverTestRun test;

    ReceiverImageRun(CommandStreams streams, ReceiverTestRun test) {
        this.streams = streams;
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
            engine.sweep().forEach(streams::say);
            ImageServer receiver =
                    ImageServer.start(engine, image, draft.out(), surroundings.redaction(), streams::say);
            RunReport report = test.run(plan.apply(receiver.baseUrl().toString()));
            receiver.ended().ifPresent(streams::complain);
            return report;
        }
    }
}
