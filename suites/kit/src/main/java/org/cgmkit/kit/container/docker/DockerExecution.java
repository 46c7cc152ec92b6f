package org.cgmkit.kit.container.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Frame;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.cgmkit.kit.config.UnreachableException;
import org.cgmkit.kit.container.Container.Execution;
import org.cgmkit.kit.container.ContainerLog;

/** A command in a container that runs. Testcontainers only knows commands that it waits for. */
final class DockerExecution implements Execution {
    /** Engines cannot end such a command, so it is found by a variable that it hands on to all that it starts. */
    private static final String MARK = "CGMKIT_EXECUTION";

    private static final int SECONDS_TO_END = 10;

    private final DockerClient client;
    private final String container;
    private final String id;
    private final String mark;
    private final Output output;

    private DockerExecution(DockerClient client, String container, String id, String mark, Output output) {
        this.client = client;
        this.container = container;
        this.id = id;
        this.mark = mark;
        this.output = output;
    }

    static DockerExecution begin(
            DockerClient client,
            String container,
            List<String> words,
            Map<String, String> environment,
            ContainerLog log) {
        String mark = UUID.randomUUID().toString();
        List<String> variables = new ArrayList<>(List.of(MARK + "=" + mark));
        environment.forEach((name, value) -> variables.add(name + "=" + value));
        try {
            String id = exec(client, container, words, variables);
            Output output = client.execStartCmd(id).exec(new Output(log));
            return new DockerExecution(client, container, id, mark, output);
        } catch (DockerException e) {
            throw new UnreachableException(
                    "Expected to run a command in the container, but the engine could not: " + EngineErrorText.of(e));
        }
    }

    private static String exec(DockerClient client, String container, List<String> words, List<String> variables) {
        return client.execCreateCmd(container)
                .withCmd(words.toArray(String[]::new))
                .withEnv(variables)
                .withAttachStdout(true)
                .withAttachStderr(true)
                .exec()
                .getId();
    }

    @Override
    public OptionalInt exitCode() {
        try {
            Long code = client.inspectExecCmd(id).exec().getExitCodeLong();
            if (code == null) {
                return OptionalInt.empty();
            }
            output.awaitCompletion(1, TimeUnit.SECONDS);
            return OptionalInt.of(code.intValue());
        } catch (DockerException e) {
            return OptionalInt.of(-1); // Its container is gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }

    @Override
    public void close() {
        for (String signal : List.of("TERM", "KILL")) {
            if (exitCode().isPresent()) {
                return;
            }
            String kill = "for p in /proc/[0-9]*; do grep -q '" + MARK + "=" + mark
                    + "' \"$p/environ\" 2>/dev/null && kill -" + signal + " \"${p##*/}\"; done; true";
            try {
                client.execStartCmd(exec(client, container, List.of("sh", "-c", kill), List.of()))
                        .exec(new ResultCallback.Adapter<Frame>())
                        .awaitCompletion(SECONDS_TO_END, TimeUnit.SECONDS);
                awaitEnd();
            } catch (DockerException e) {
                return; // Without a shell in it, the command ends with its container.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void awaitEnd() throws InterruptedException {
        long began = System.nanoTime();
        while (exitCode().isEmpty() && System.nanoTime() - began < TimeUnit.SECONDS.toNanos(SECONDS_TO_END)) {
            Thread.sleep(100);
        }
    }

    /** Keeps what it prints, in whole lines: what is to be masked must not come in two parts. */
    private static final class Output extends ResultCallback.Adapter<Frame> {
        private final ContainerLog log;
        private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

        Output(ContainerLog log) {
            this.log = log;
        }

        @Override
        public void onNext(Frame frame) {
            for (byte b : frame.getPayload()) {
                if (b == '\n') {
                    flush();
                } else {
                    begun.write(b);
                }
            }
        }

        @Override
        public void onComplete() {
            if (begun.size() > 0) {
                flush();
            }
            super.onComplete();
        }

        private void flush() {
            log.add(begun.toString(StandardCharsets.UTF_8));
            begun.reset();
        }
    }
}
