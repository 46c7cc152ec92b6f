package org.cgmkit.kit.container.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import java.util.List;
import java.util.Objects;
import org.cgmkit.kit.config.ListenAddress;
import org.cgmkit.kit.config.UnreachableException;
import org.cgmkit.kit.container.Container;
import org.cgmkit.kit.container.ContainerEngine;
import org.cgmkit.kit.container.ContainerOwner;
import org.cgmkit.kit.container.ShutdownHold;
import org.testcontainers.DockerClientFactory;

/** The engine that Testcontainers finds: by DOCKER_HOST, at its usual place, or as its own settings say. */
public final class DockerEngine implements ContainerEngine {
    private final DockerClient client;
    private final ContainerOwner owner;
    private final LeftoverContainers leftovers;
    private final ShutdownHold departure;
    private final Thread hook = new Thread(this::depart, "remove the containers");

    private DockerEngine(DockerClient client, ShutdownHold departure) {
        this.client = client;
        this.owner = ContainerOwner.ofThisProcess();
        this.leftovers = new LeftoverContainers(client);
        this.departure = departure;
    }

    /**
     * Finds the engine.
     *
     * @param departure is told when the process is ended by a signal, before the containers are removed
     * @throws UnreachableException where there is none that answers
     */
    public static DockerEngine connect(ShutdownHold departure) {
        try {
            DockerEngine engine =
                    new DockerEngine(DockerClientFactory.instance().client(), departure);
            Runtime.getRuntime().addShutdownHook(engine.hook);
            return engine;
        } catch (RuntimeException | LinkageError e) {
            throw new UnreachableException(
                    noSuchEngine(e)
                            ? "Expected a container engine, such as Docker, to start the image with, but none answers: "
                                    + "start it, or say by the variable DOCKER_HOST where it is."
                            : "The container engine answers, but Testcontainers cannot work with it: "
                                    + EngineErrorText.of(e)
                                    + " Where no registry can be reached, set TESTCONTAINERS_RYUK_DISABLED=true: the"
                                    + " next run with an image then removes what a killed one left behind.");
        }
    }

    private static boolean noSuchEngine(Throwable e) {
        if (e instanceof LinkageError) {
            return true; // Where it is nowhere else, it is looked for by native code, which not every system has.
        }
        String message = Objects.requireNonNullElse(e.getMessage(), "");
        return message.contains("valid Docker environment") || message.contains("Previous attempts to find a Docker");
    }

    @Override
    public List<String> sweep() {
        try {
            return leftovers.sweep();
        } catch (DockerException e) {
            throw new UnreachableException(
                    "Expected the container engine to list its containers, but it failed: " + EngineErrorText.of(e));
        }
    }

    @Override
    public Container start(Order order) {
        departure.pass();
        ImagePull.ifMissing(client, order.image().name(), order.teller());
        DockerContainer container = DockerContainer.of(client, order, owner);
        try {
            container.start();
            return container;
        } catch (RuntimeException e) {
            // What fails while the process is being ended says nothing about the image.
            departure.pass();
            container.close();
            throw e;
        }
    }

    @Override
    public ListenAddress stand() {
        return HostReachability.of(
                client, DockerClientFactory.instance().getTransportConfig().getDockerHost());
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            departure.pass(); // The process is being ended, and the hook is at work.
        }
        removeAll();
    }

    private void depart() {
        departure.begin();
        // Testcontainers may be removing the same just now, and does not expect that.
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {});
        removeAll();
    }

    private void removeAll() {
        try {
            leftovers.removeOf(owner);
        } catch (DockerException e) {
            // Whatever is left carries labels, and the next run sweeps it.
        }
    }
}
