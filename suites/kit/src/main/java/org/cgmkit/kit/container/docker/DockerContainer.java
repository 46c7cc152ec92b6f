package org.cgmkit.kit.container.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.exception.DockerException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.cgmkit.kit.config.ContainerImage;
import org.cgmkit.kit.config.UnreachableException;
import org.cgmkit.kit.container.Container;
import org.cgmkit.kit.container.ContainerEngine.Order;
import org.cgmkit.kit.container.ContainerLog;
import org.cgmkit.kit.container.ContainerOwner;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.output.OutputFrame;
import org.testcontainers.images.PullPolicy;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** A container by Testcontainers. */
final class DockerContainer implements Container {
    /** How long to wait for the last lines of what has ended. */
    private static final int SECONDS_FOR_THE_END = 3;

    private final DockerClient client;
    private final Order order;
    private final GenericContainer<?> container;
    private final CountDownLatch printed = new CountDownLatch(1);

    private DockerContainer(DockerClient client, Order order, GenericContainer<?> container) {
        this.client = client;
        this.order = order;
        this.container = container;
    }

    static DockerContainer of(DockerClient client, Order order, ContainerOwner owner) {
        ContainerImage image = order.image();
        Map<String, String> environment = new HashMap<>(image.environment());
        environment.putAll(order.environment());
        @SuppressWarnings("resource") // closed by whoever starts it
        GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(image.name()))
                .withImagePullPolicy(PullPolicy.defaultPolicy())
                .withEnv(environment)
                .withLabels(owner.labels())
                .withStartupCheckStrategy(new StartedOnceStrategy())
                .waitingFor(ReadinessWaitStrategy.of(image));
        if (!image.command().isEmpty()) {
            container.withCommand(image.command().toArray(String[]::new));
        }
        if (image.port() != null) {
            container.withExposedPorts(image.port());
        }
        image.files()
                .forEach((inside, file) -> container.withCopyFileToContainer(MountableFile.forHostPath(file), inside));
        if (image.network() != null) {
            container
                    .withNetwork(JoinedNetwork.named(client, image.network(), owner))
                    .withNetworkAliases(image.aliases().toArray(String[]::new));
        }
        return new DockerContainer(client, order, container);
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @throws UnreachableException where it does not become so
     */
    void start() {
        container.withLogConsumer(this::keep);
        try {
            container.start();
        } catch (RuntimeException e) {
            throw new UnreachableException(whyNot(e));
        }
    }

    private String whyNot(RuntimeException e) {
        ContainerImage image = order.image();
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof NotReadyException notReady) {
                awaitEndOfLog(); // Testcontainers has removed it.
                OptionalInt code = notReady.exitCode();
                return "Expected a container of image " + image.name() + " to " + ReadinessWaitStrategy.words(image)
                        + ", but it "
                        + (code.isPresent()
                                ? "ended with exit code " + code.getAsInt()
                                : "did not within " + image.ready().within().toSeconds() + " s")
                        + ". " + order.log().tail();
            }
        }
        return "Expected to start a container of image " + image.name() + ", but the engine could not: "
                + EngineErrorText.of(e);
    }

    @Override
    public String host() {
        return container.getHost();
    }

    @Override
    public int port(int within) {
        return container.getMappedPort(within);
    }

    @Override
    public OptionalInt exitCode() {
        try {
            ContainerState state = state();
            Long code = state.getExitCodeLong();
            return Boolean.TRUE.equals(state.getRunning())
                    ? OptionalInt.empty()
                    : OptionalInt.of(code == null ? 0 : code.intValue());
        } catch (DockerException e) {
            return OptionalInt.of(-1); // Somebody has removed it.
        }
    }

    private ContainerState state() {
        return client.inspectContainerCmd(container.getContainerId()).exec().getState();
    }

    @Override
    public Execution begin(List<String> words, Map<String, String> environment, ContainerLog log) {
        return DockerExecution.begin(client, container.getContainerId(), words, environment, log);
    }

    @Override
    public void close() {
        if (container.getContainerId() != null) {
            try {
                client.killContainerCmd(container.getContainerId()).exec();
            } catch (DockerException e) {
                // It has ended already.
            }
            awaitEndOfLog();
        }
        container.stop();
    }

    private void keep(OutputFrame frame) {
        if (frame.getType() == OutputFrame.OutputType.END) {
            printed.countDown();
        } else {
            order.log().add(frame.getUtf8String());
        }
    }

    private void awaitEndOfLog() {
        try {
            printed.await(SECONDS_FOR_THE_END, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
