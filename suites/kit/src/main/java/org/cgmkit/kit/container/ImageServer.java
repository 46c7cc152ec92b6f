package org.cgmkit.kit.container;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.cgmkit.kit.config.ContainerImage;
import org.cgmkit.kit.config.UnreachableException;
import org.cgmkit.reports.evidence.Redaction;

/** A server that was started from an image, with its test data in it. */
public final class ImageServer {
    /** The file in the folder of the results with what the container prints. */
    public static final String LOG = "container.log";

    /** The same of the command that seeds it. */
    public static final String SEED_LOG = "seed.log";

    private static final Duration LOOK = Duration.ofMillis(100);

    private final URI baseUrl;
    private final Container container;

    private ImageServer(URI baseUrl, Container container) {
        this.baseUrl = baseUrl;
        this.container = container;
    }

    /**
     * Starts it; the engine removes it when it is closed.
     *
     * @param image serves FHIR at a port
     * @param results the folder of the results, for its log
     * @param redaction is told its secrets
     * @param teller is told what happens, in lines for a person
     * @throws UnreachableException where there is no such image, or it does not become ready
     * @throws InterruptedException where the run is broken off
     */
    public static ImageServer start(
            ContainerEngine engine, ContainerImage image, Path results, Redaction redaction, Consumer<String> teller)
            throws InterruptedException {
        ImageSecrets.hide(image, redaction);
        ContainerLog log = ContainerLog.in(results.resolve(LOG), redaction);
        teller.accept("Starting image " + image.name() + " …");
        long began = System.nanoTime();
        Container container = engine.start(new ContainerEngine.Order(image, Map.of(), false, log, teller));
        URI base = image.base(
                container.host(), container.port(Objects.requireNonNull(image.port(), "a server has a port")));
        if (!image.seed().isEmpty()) {
            seed(container, image, ContainerLog.in(results.resolve(SEED_LOG), redaction));
        }
        teller.accept("  ready after %.1f s at %s; what it prints is kept in %s"
                .formatted((System.nanoTime() - began) / 1e9, base, log.file()));
        return new ImageServer(base, container);
    }

    /** Its FHIR base, as this machine reaches it. */
    public URI baseUrl() {
        return baseUrl;
    }

    /** That it has ended, which it should not by itself, as a sentence; empty while it runs. */
    public Optional<String> ended() {
        OptionalInt code = container.exitCode();
        return code.isEmpty()
                ? Optional.empty()
                : Optional.of("The server's container ended during the run, with exit code " + code.getAsInt()
                        + ": what it printed is in " + LOG + ".");
    }

    private static void seed(Container container, ContainerImage image, ContainerLog log) throws InterruptedException {
        Duration within = image.ready().within();
        long began = System.nanoTime();
        try (Container.Execution execution = container.begin(image.seed(), Map.of(), log)) {
            OptionalInt code = execution.exitCode();
            while (code.isEmpty() && System.nanoTime() - began < within.toNanos()) {
                Thread.sleep(LOOK);
                code = execution.exitCode();
            }
            if (code.isEmpty()) {
                throw failed(image, "it was still at work after " + within.toSeconds() + " s", log);
            }
            if (code.getAsInt() != 0) {
                throw failed(image, "it ended with exit code " + code.getAsInt(), log);
            }
        }
    }

    private static UnreachableException failed(ContainerImage image, String what, ContainerLog log) {
        return new UnreachableException("Expected the seeding command of image " + image.name()
                + " to end with exit code 0, but " + what + ". " + log.tail());
    }
}
