package org.cgmkit.kit.trigger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.cgmkit.kit.config.ConfigurationException;

/** A command that was started for a step; what it prints is kept beside the results. */
final class TriggeredCommand implements TriggeredApp {
    private static final int SECONDS_TO_END = 10;

    private final Process process;
    private final Path log;

    private TriggeredCommand(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a command.
     *
     * @param purpose what it does, such as {@code brings the app to submit}
     */
    static TriggeredCommand start(String line, String step, Map<String, String> variables, String purpose, Path results)
            throws InterruptedException {
        try {
            Path folder = Files.createDirectories(results.resolve("app"));
            Path log = folder.resolve(step + ".log");
            Process process = ShellCommand.of(line, variables)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (process.waitFor(100, TimeUnit.MILLISECONDS) && ShellCommand.cannotRun(process.exitValue())) {
                throw new ConfigurationException("Expected a command that " + purpose + ", but the shell cannot"
                        + " run it (exit code " + process.exitValue() + "): "
                        + Files.readString(log).strip());
            }
            return new TriggeredCommand(process, log);
        } catch (IOException e) {
            throw new UncheckedIOException("The command that " + purpose + " cannot be started.", e);
        }
    }

    @Override
    public Optional<String> over() {
        return process.isAlive()
                ? Optional.empty()
                : Optional.of("The command ended with exit code " + process.exitValue() + "; what it printed is in "
                        + log + ".");
    }

    @Override
    public void close() {
        List<ProcessHandle> all = process.descendants().toList();
        all.forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            for (ProcessHandle child : all) {
                child.onExit()
                        .completeOnTimeout(child, SECONDS_TO_END, TimeUnit.SECONDS)
                        .join();
                child.destroyForcibly();
            }
        } catch (InterruptedException e) {
            all.forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
