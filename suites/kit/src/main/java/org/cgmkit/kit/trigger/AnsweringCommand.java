package org.cgmkit.kit.trigger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.cgmkit.kit.config.ConfigurationException;

/** A command whose answer is what it prints. The answer may hold secrets, and is kept nowhere. */
record AnsweringCommand(String line, Duration patience, Path results) implements AnsweringTrigger {
    private static final int MOST_TOLD = 300;

    @Override
    public String answer(String step, Map<String, String> variables) throws InterruptedException {
        try {
            Path folder = Files.createDirectories(results.resolve("app"));
            Path complaints = folder.resolve(step + ".log");
            Process process = ShellCommand.of(line, variables)
                    .redirectError(complaints.toFile())
                    .start();
            CompletableFuture<String> printed = CompletableFuture.supplyAsync(() -> text(process.getInputStream()));
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
                throw new TriggerFailedException("Expected the command '" + line + "' to end within "
                        + patience.toSeconds() + " s in the step " + step + ", but it went on.");
            }
            String complaint = Files.readString(complaints).strip();
            String told = complaint.length() > MOST_TOLD ? complaint.substring(0, MOST_TOLD) + "…" : complaint;
            if (ShellCommand.cannotRun(process.exitValue())) {
                throw new ConfigurationException("Expected a command, but the shell cannot run '" + line
                        + "' (exit code " + process.exitValue() + "): " + told);
            }
            if (process.exitValue() != 0) {
                throw new TriggerFailedException(
                        "Expected the command '" + line + "' to end with exit code 0 in the step " + step
                                + ", but it ended with " + process.exitValue() + (told.isEmpty() ? "." : ": " + told));
            }
            return printed.join();
        } catch (IOException e) {
            throw new UncheckedIOException("The command '" + line + "' cannot be started.", e);
        }
    }

    private static String text(InputStream printed) {
        try (printed) {
            return new String(printed.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
