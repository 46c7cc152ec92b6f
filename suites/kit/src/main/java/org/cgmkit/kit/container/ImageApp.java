package org.cgmkit.kit.container;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cgmkit.kit.config.ContainerImage;
import org.cgmkit.kit.config.ImageTrigger;
import org.cgmkit.kit.config.TlsSettings;
import org.cgmkit.kit.config.TriggeredImage;
import org.cgmkit.kit.trigger.Trigger;
import org.cgmkit.kit.trigger.Trigger.Begun;
import org.cgmkit.kit.trigger.Trigger.Call;
import org.cgmkit.kit.trigger.WebHook;
import org.cgmkit.reports.evidence.Redaction;
import org.jspecify.annotations.Nullable;

/** An app that is started from an image: for each step, or once with the first. */
public final class ImageApp implements Trigger.App {
    /** The file in the folder of the results with what a container that stays prints. */
    public static final String LOG = "container.log";

    private final ContainerEngine engine;
    private final TriggeredImage app;
    private final Path results;
    private final Redaction redaction;
    private final Consumer<String> teller;
    private @Nullable Container staying;

    /**
     * An app; the engine removes its containers when it is closed.
     *
     * @param results the folder of the results, for its logs
     * @param redaction is told its secrets
     * @param teller is told what happens, in lines for a person
     */
    public ImageApp(
            ContainerEngine engine, TriggeredImage app, Path results, Redaction redaction, Consumer<String> teller) {
        this.engine = engine;
        this.app = app;
        this.results = results;
        this.redaction = redaction;
        this.teller = teller;
        ImageSecrets.hide(app.image(), redaction);
    }

    @Override
    public Begun begin(Call call) {
        Path file = results.resolve("app").resolve(call.step() + ".log");
        return switch (app.trigger()) {
            case ImageTrigger.EachStep each -> {
                ContainerLog log = ContainerLog.in(file, redaction);
                teller.accept("      starting image " + app.image().name() + " …");
                Container container =
                        engine.start(new ContainerEngine.Order(app.image(), call.environment(), true, log, teller));
                yield new BegunInContainer("The container", container::exitCode, container::close, file, false);
            }
            case ImageTrigger.Command command -> {
                ContainerLog log = ContainerLog.in(file, redaction);
                Container.Execution execution = staying(call).begin(command.words(), call.environment(), log);
                yield new BegunInContainer("The command", execution::exitCode, execution::close, file, true);
            }
            case ImageTrigger.Path path -> {
                Container container = staying(call);
                ContainerImage image = app.image();
                URI address = image.base(
                                container.host(),
                                container.port(Objects.requireNonNull(image.port(), "an app with a path has a port")))
                        .resolve(path.path());
                WebHook.call(address, TlsSettings.standard(), call);
                yield new BegunInContainer("The container", container::exitCode, () -> {}, results.resolve(LOG), false);
            }
        };
    }

    /** The container that stays, started with the first step: it is told what all steps have in common. */
    private Container staying(Call call) {
        Container there = staying;
        if (there != null) {
            return there;
        }
        Map<String, String> common = new LinkedHashMap<>(call.environment());
        common.keySet().removeAll(Call.OF_A_STEP);
        ContainerLog log = ContainerLog.in(results.resolve(LOG), redaction);
        teller.accept("      starting image " + app.image().name() + " …");
        long began = System.nanoTime();
        Container started = engine.start(new ContainerEngine.Order(app.image(), common, false, log, teller));
        teller.accept("      ready after %.1f s; what it prints is kept in %s"
                .formatted((System.nanoTime() - began) / 1e9, log.file()));
        staying = started;
        return started;
    }

    /**
     * What was begun for a step.
     *
     * @param what what it is called at the beginning of a sentence
     * @param exitCode how it ended, where it has
     * @param end ends it
     * @param log the file with what it printed
     * @param staysBehind whether the container goes on when this is over
     */
    private record BegunInContainer(
            String what, Supplier<OptionalInt> exitCode, Runnable end, Path log, boolean staysBehind) implements Begun {

        @Override
        public boolean isOver() {
            return exitCode.get().isPresent();
        }

        @Override
        public String remark() {
            return what + " ended with exit code " + exitCode.get().orElse(0) + "; what it printed is in " + log + ".";
        }

        @Override
        public void close() {
            end.run();
        }
    }
}
