package org.cgmkit.outcomes.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.engine.trace.TaskJson;
import org.cgmkit.kit.check.CheckLog;
import org.cgmkit.reports.evidence.HttpExchange;

/**
 * An engine that is asked by files: each trace is written into a folder, and its answer is read from there in a later run. Traces that
 * part policies which others leave open come when those are answered, so it may take two or three runs.
 */
public final class FileEngine implements EngineTransport {
    /** So many letters of a digest name a trace. */
    private static final int NAME = 12;

    private final Path folder;
    private final TraceForm form;

    /** An engine whose traces and answers are in that folder. */
    public FileEngine(Path folder, TraceForm form) {
        this.folder = folder;
        this.form = form;
    }

    @Override
    public synchronized Reply ask(EngineTask task, CheckLog log) {
        try {
            String trace = form.write(task);
            String about = TaskJson.about(task, form.streams()).toString();
            String name = name(about + trace);
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(name + ".trace." + form.ending()), trace);
            Files.writeString(folder.resolve(name + ".task.json"), about);
            Path answer = answer(name);
            if (!Files.exists(answer)) {
                return new Reply(
                        "",
                        "There is no answer yet: compute " + name + ".trace." + form.ending() + " as " + name
                                + ".task.json says, and write the answer to " + answer.getFileName() + ".");
            }
            String text = Files.readString(answer);
            log.keep(ShortEvidence.of(new HttpExchange(
                    Instant.now(),
                    Duration.ZERO,
                    "READ",
                    answer.getFileName().toString(),
                    List.of(),
                    trace,
                    new HttpExchange.Answer(0, "", List.of(), text))));
            return new Reply(text, "");
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of traces and answers cannot be used: " + folder + ".", e);
        }
    }

    private Path answer(String name) {
        return Stream.of(".answer.json", ".answer.csv")
                .map(ending -> folder.resolve(name + ending))
                .filter(Files::exists)
                .findFirst()
                .orElse(folder.resolve(name + ".answer.json"));
    }

    private static String name(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, NAME);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Each Java has SHA-256.", e);
        }
    }

    @Override
    public void close() {
        // The files stay for the next run.
    }
}
