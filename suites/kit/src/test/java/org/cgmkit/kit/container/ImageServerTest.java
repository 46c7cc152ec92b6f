package org.cgmkit.kit.container;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.cgmkit.kit.config.ContainerImage;
import org.cgmkit.kit.config.Readiness;
import org.cgmkit.kit.config.UnreachableException;
import org.cgmkit.reports.evidence.Redaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A receiver that is an image, from its start to its test data. */
class ImageServerTest {
    private static final ContainerImage IMAGE = ContainerImage.named("ehr:4.2")
            .serving(8080, "/fhir", new Readiness(new Readiness.Listening(), Duration.ofMillis(300)))
            .with(Map.of("KEY", "s3cret-4711"), Map.of("KEY", "s3cret-4711"));

    private final FakeContainerEngine engine = new FakeContainerEngine();
    private final List<String> told = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void itIsToldWhatStartsAndWhereItIs() throws InterruptedException {
        engine.port = 49153;

        ImageServer receiver = start(IMAGE);

        assertThat(receiver.baseUrl().toString(), is("http://localhost:49153/fhir"));
        assertThat(
                told,
                contains(
                        is("Starting image ehr:4.2 …"),
                        containsString(" s at http://localhost:49153/fhir; what it prints is kept in "
                                + folder.resolve("container.log"))));
        assertThat("commands", engine.commands, is(List.of()));
    }

    @Test
    void itsTestDataAreThereBeforeItIsTaken() throws Exception {
        engine.printed = "loaded with s3cret-4711";

        start(IMAGE.seededBy(List.of("load", "all")));

        assertThat(engine.commands, contains(List.of("load", "all")));
        assertThat("closed", engine.closed, is(1));
        assertThat(Files.readString(folder.resolve("seed.log")), is("loaded with [redacted]\n"));
    }

    @Test
    void aSeedingCommandThatFailsIsToldWithWhatItPrinted() {
        engine.printed = "no such table, s3cret-4711";
        engine.code = OptionalInt.of(3);

        String message = failure(IMAGE.seededBy(List.of("load")));

        assertThat(
                message,
                startsWith("Expected the seeding command of image ehr:4.2 to end with exit code 0, but it ended with"
                        + " exit code 3. What it printed last:\n  no such table, [redacted]\n"));
        assertThat(message, not(containsString("s3cret")));
    }

    @Test
    void oneThatDoesNotEndIsToldToo() {
        engine.code = OptionalInt.empty();

        assertThat(failure(IMAGE.seededBy(List.of("load"))), containsString("but it was still at work after 0 s."));
        assertThat("closed", engine.closed, is(1));
    }

    private String failure(ContainerImage image) {
        return String.valueOf(
                assertThrows(UnreachableException.class, () -> start(image)).getMessage());
    }

    private ImageServer start(ContainerImage image) throws InterruptedException {
        return ImageServer.start(engine, image, folder, new Redaction(), told::add);
    }
}
