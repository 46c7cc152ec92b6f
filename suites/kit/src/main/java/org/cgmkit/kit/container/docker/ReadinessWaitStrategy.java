package org.cgmkit.kit.container.docker;

import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cgmkit.kit.config.ContainerImage;
import org.cgmkit.kit.config.Readiness;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.wait.strategy.HttpWaitStrategy;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.containers.wait.strategy.WaitStrategy;
import org.testcontainers.containers.wait.strategy.WaitStrategyTarget;

/** Waits until a container is ready, and not longer than it runs: what has ended will not become ready any more. */
final class ReadinessWaitStrategy implements WaitStrategy {
    private static final long LOOK_MILLIS = 200;

    private final WaitStrategy sign;

    private ReadinessWaitStrategy(WaitStrategy sign) {
        this.sign = sign;
    }

    /** What to wait for; null where the container is ready as soon as it runs. */
    static WaitStrategy of(ContainerImage image) {
        Duration within = image.ready().within();
        int port = image.port() == null ? 0 : image.port();
        return switch (image.ready().sign()) {
            case Readiness.Running running -> new Nothing();
            case Readiness.Listening listening ->
                new ReadinessWaitStrategy(Wait.forListeningPorts(port).withStartupTimeout(within));
            case Readiness.Printing printing ->
                new ReadinessWaitStrategy(Wait.forLogMessage("(?s).*(?:" + printing.expression() + ").*", 1)
                        .withStartupTimeout(within));
            case Readiness.Answering answering -> {
                HttpWaitStrategy http =
                        Wait.forHttp(answering.path()).forPort(port).forStatusCode(answering.status());
                http.withStartupTimeout(within);
                yield new ReadinessWaitStrategy(
                        image.scheme().equals("https") ? http.usingTls().allowInsecure() : http);
            }
        };
    }

    /** The same in words, after "to". */
    static String words(ContainerImage image) {
        return switch (image.ready().sign()) {
            case Readiness.Running running -> "start";
            case Readiness.Listening listening -> "take connections at port " + image.port();
            case Readiness.Printing printing -> "print a line with '" + printing.expression() + "'";
            case Readiness.Answering answering ->
                "answer GET " + answering.path() + " at port " + image.port() + " with " + answering.status();
        };
    }

    @Override
    public void waitUntilReady(WaitStrategyTarget target) {
        try (ExecutorService waiting = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Void> ready = CompletableFuture.runAsync(() -> sign.waitUntilReady(target), waiting);
            while (true) {
                try {
                    ready.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                    return;
                } catch (TimeoutException e) {
                    whileItRuns(target, waiting);
                } catch (ExecutionException e) {
                    whileItRuns(target, waiting);
                    throw NotReadyException.inTime();
                } catch (InterruptedException e) {
                    waiting.shutdownNow();
                    Thread.currentThread().interrupt();
                    throw new ContainerLaunchException("The run was broken off.", e);
                }
            }
        }
    }

    private static void whileItRuns(WaitStrategyTarget target, ExecutorService waiting) {
        ContainerState state = target.getCurrentContainerInfo().getState();
        if (!Boolean.TRUE.equals(state.getRunning())) {
            waiting.shutdownNow();
            Long code = state.getExitCodeLong();
            throw NotReadyException.asItEnded(code == null ? 0 : code.intValue());
        }
    }

    @Override
    public WaitStrategy withStartupTimeout(Duration timeout) {
        sign.withStartupTimeout(timeout);
        return this;
    }

    /** It is ready as soon as it runs. */
    private static final class Nothing implements WaitStrategy {
        @Override
        public void waitUntilReady(WaitStrategyTarget target) {
            // That it was started has been seen before.
        }

        @Override
        public WaitStrategy withStartupTimeout(Duration timeout) {
            return this;
        }
    }
}
