package org.cgmkit.kit.proof.mutant;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps each run in a line of a file, so that a pass that was stopped goes on, and a changed table of owners costs no runs. */
public final class RunLog {
    private final @Nullable Path file;
    private final ObjectMapper json = new ObjectMapper();
    private final Map<List<String>, MutantRun> runs = new HashMap<>();

    private RunLog(@Nullable Path file) {
        this.file = file;
    }

    /** One that keeps nothing. */
    public static RunLog none() {
        return new RunLog(null);
    }

    /** One that goes on with what a file has. */
    public static RunLog in(Path file) {
        RunLog log = new RunLog(file);
        try {
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file)) {
                    MutantRun run = log.json.readValue(line, MutantRun.class);
                    log.runs.put(run.mutants(), run);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return log;
    }

    /** The runs that were kept before. */
    public List<MutantRun> runs() {
        return List.copyOf(runs.values());
    }

    /** Keeps a run. */
    public synchronized void keep(MutantRun run) {
        if (file == null) {
            return;
        }
        try {
            Files.writeString(
                    file, json.writeValueAsString(run) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
