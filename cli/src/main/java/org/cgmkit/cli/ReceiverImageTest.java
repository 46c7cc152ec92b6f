package org.cgmkit.cli;

import java.util.function.Function;
import org.cgmkit.reports.RunReport;
import org.cgmkit.suites.container.Engine;
import org.cgmkit.suites.container.ImageReceiver;
import org.cgmkit.suites.container.docker.DockerEngine;
import org.cgmkit.suites.setup.Image;

/** A run against a receiver that is started from an image for it, and removed with its end. */
final class ReceiverImageTest {
    private final Streams streams;
    private final ReceiverTest test;

    ReceiverImageTest(Streams streams, ReceiverTest test) {
        this.streams = streams;
        this.test = test;
    }

    /**
     * Starts the image, does what is planned for its base URL, and removes it.
     *
     * @param plan what is to be done, by base URL; asked once before anything is started, for its mistakes
     */
    RunReport run(Image image, Function<String, ReceiverTest.Plan> plan) throws InterruptedException {
        ReceiverTest.Plan draft = plan.apply("http://not-started-yet.invalid" + image.basePath());
        Surroundings surroundings = draft.surroundings();
        try (Engine engine = DockerEngine.connect(surroundings.departure())) {
            engine.sweep().forEach(streams::say);
            ImageReceiver receiver =
                    ImageReceiver.start(engine, image, draft.out(), surroundings.redaction(), streams::say);
            RunReport report = test.run(plan.apply(receiver.baseUrl().toString()));
            receiver.ended().ifPresent(streams::complain);
            return report;
        }
    }
}
