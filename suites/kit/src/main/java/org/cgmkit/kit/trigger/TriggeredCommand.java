package org.cgmkit.kit.trigger;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.trigger.Trigger.Call;

/** A command that was started for a step; what it prints is kept beside the results. */
final class TriggeredCommand implements TriggeredApp {
    /** What shells answer where there is no such command, or it cannot be run (POSIX, Shell Command Language, 2.8.2). */
    private static final List<Integer> NO_COMMAND = List.of(126, 127);

    private static final int SECONDS_TO_END = 10;

    private final Process process;
    private final Path log;

    private TriggeredCommand(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static TriggeredCommand start(String line, Call call, Path results) throws InterruptedException {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows");
        ProcessBuilder builder = new ProcessBuilder(windows ? List.of("cmd", "/c", line) : List.of("sh", "-c", line));
        builder.environment().putAll(call.environment());
        try {
            Path folder = Files.createDirectories(results.resolve("app"));
            Path log = folder.resolve(call.step() + ".log");
            Process process = builder.redirectErrorStream(true)
                    .redirectInput(new File(windows ? "NUL" : "/dev/null"))
                    .redirectOutput(log.toFile())
                    .start();
            if (process.waitFor(100, TimeUnit.MILLISECONDS) && NO_COMMAND.contains(process.exitValue())) {
                throw new ConfigurationException(
                        "Expected a command that brings the app to submit, but the shell cannot"
                                + " run it (exit code " + process.exitValue() + "): "
                                + Files.readString(log).strip());
            }
            return new TriggeredCommand(process, log);
        } catch (IOException e) {
            throw new UncheckedIOException("The command that brings the app to submit cannot be started.", e);
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
