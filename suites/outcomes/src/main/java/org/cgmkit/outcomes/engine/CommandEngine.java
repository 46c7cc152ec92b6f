package org.cgmkit.outcomes.engine;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.engine.trace.TaskJson;
import org.cgmkit.kit.check.CheckLog;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.outcomes.config.EngineTarget.ByCommand;
import org.cgmkit.reports.evidence.Header;
import org.cgmkit.reports.evidence.HttpExchange;

/** An engine that is a command: run once for each trace, one at a time. */
public final class CommandEngine implements EngineTransport {
    /** What shells answer where there is no such command, or it cannot be run (POSIX, Shell Command Language, 2.8.2). */
    private static final List<Integer> NO_COMMAND = List.of(126, 127);

    private static final int MOST_TOLD = 300;

    private static final String TRACE = "CGMKIT_TRACE";

    private final ByCommand command;
    private final TraceForm form;
    private final Path folder;

    /**
     * The engine that a command starts.
     *
     * @param form in which form it is given traces
     * @param results the folder of the results, in which traces are kept
     */
    public CommandEngine(ByCommand command, TraceForm form, Path results) {
        this.command = command;
        this.form = form;
        this.folder = results.resolve("engine");
    }

    @Override
    public synchronized Reply ask(EngineTask task, CheckLog log) {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows");
        Instant began = Instant.now();
        try {
            Files.createDirectories(folder);
            String csv = form.write(task);
            Path trace = Files.writeString(folder.resolve("trace." + form.ending()), csv);
            Path out = folder.resolve("answer.txt");
            Path err = folder.resolve("complaints.txt");
            ProcessBuilder builder = new ProcessBuilder(
                    windows ? List.of("cmd", "/c", command.line()) : List.of("sh", "-c", command.line()));
            Map<String, String> variables = variables(task, trace);
            builder.environment().putAll(variables);
            Process process = builder.redirectInput(new File(windows ? "NUL" : "/dev/null"))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            Reply reply = reply(process, out, err);
            keep(log, began, variables, csv, reply);
            return reply;
        } catch (IOException e) {
            throw new UncheckedIOException("The engine's command cannot be started.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConfigurationException("The run was broken off while it waited for the engine.");
        }
    }

    private Reply reply(Process process, Path out, Path err) throws IOException, InterruptedException {
        if (!process.waitFor(command.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
            return new Reply(
                    "", "The command gave no answer within " + command.timeout().toSeconds() + " s.");
        }
        int code = process.exitValue();
        String complaint = text(err).strip();
        String told = complaint.length() > MOST_TOLD ? complaint.substring(0, MOST_TOLD) + "…" : complaint;
        if (NO_COMMAND.contains(code)) {
            throw new ConfigurationException(
                    "Expected a command that computes outcomes, but the shell cannot run it (exit" + " code " + code
                            + "): " + told);
        }
        return code == 0
                ? new Reply(text(out), "")
                : new Reply("", "The command ended with exit code " + code + (told.isEmpty() ? "." : ": " + told));
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private Map<String, String> variables(EngineTask task, Path trace) {
        String interval = task.intervals().isEmpty() || !form.streams()
                ? String.valueOf(task.interval())
                : task.intervals().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining(","));
        return Map.of(
                TRACE,
                trace.toAbsolutePath().toString(),
                "CGMKIT_START",
                task.start().toString(),
                "CGMKIT_END",
                task.end().toString(),
                "CGMKIT_ZONE",
                task.zone().getId(),
                "CGMKIT_INTERVAL",
                interval,
                "CGMKIT_SESSIONS",
                TaskJson.sessions(task).toString(),
                "CGMKIT_STEP",
                task.delivery().step().name().toLowerCase(Locale.ROOT),
                "CGMKIT_STATE",
                task.delivery().state());
    }

    @Override
    public String stateOf(String steps) {
        try {
            Path state = folder.resolve("state-" + steps);
            if (Files.isDirectory(state)) {
                try (Stream<Path> old = Files.list(state)) {
                    for (Path each : old.toList()) {
                        Files.delete(each);
                    }
                }
            }
            return Files.createDirectories(state).toAbsolutePath().toString();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder for what the engine keeps cannot be made.", e);
        }
    }

    /** An exchange with a command is shown as one over HTTP is: what went in, what came out, and its exit code as status. */
    private void keep(CheckLog log, Instant began, Map<String, String> variables, String csv, Reply reply) {
        List<Header> environment = variables.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> new Header(
                        each.getKey(), each.getKey().equals(TRACE) ? HttpExchange.BODY_FILE : each.getValue()))
                .toList();
        HttpExchange.Reply kept = reply.refusal().isEmpty()
                ? new HttpExchange.Answer(0, "", List.of(), reply.text())
                : new HttpExchange.NoAnswer(reply.refusal());
        log.keep(ShortEvidence.of(new HttpExchange(
                began,
                Duration.between(began, Instant.now()),
                HttpExchange.RUN,
                command.line(),
                environment,
                csv,
                kept)));
    }

    @Override
    public void close() {
        // Nothing outlasts a trace.
    }
}
