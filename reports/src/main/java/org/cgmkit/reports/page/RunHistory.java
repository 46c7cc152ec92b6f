package org.cgmkit.reports.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RequirementResult;
import org.cgmkit.reports.RunReport;

/** What earlier runs left in a folder for the trend on the page: a file {@value #FILE} with a line of numbers for each run. */
public final class RunHistory {
    static final String FILE = "runs.json";

    private static final int KEPT = 50;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A run as the trend shows it, in numbers of requirements.
     *
     * @param started when it began
     * @param gate its gate, such as {@code FAIL}
     * @param met how many are met
     * @param warned how many warn
     * @param open how many could not be decided
     * @param failed how many failed
     */
    public record PastRun(Instant started, String gate, int met, int warned, int open, int failed) {
        static PastRun of(RunReport report) {
            List<Outcome> outcomes = RequirementResult.of(report.checks()).stream()
                    .map(RequirementResult::outcome)
                    .toList();
            return new PastRun(
                    report.started(),
                    report.gate().name(),
                    count(outcomes, List.of(Outcome.PASS, Outcome.ATTESTED, Outcome.OBSERVED)),
                    count(outcomes, List.of(Outcome.WARN)),
                    count(outcomes, List.of(Outcome.INCONCLUSIVE, Outcome.ERROR)),
                    count(outcomes, List.of(Outcome.FAIL)));
        }

        private static int count(List<Outcome> outcomes, List<Outcome> which) {
            return (int) outcomes.stream().filter(which::contains).count();
        }
    }

    private final Path folder;

    /** The history in that folder, which need not exist. */
    public RunHistory(Path folder) {
        this.folder = folder;
    }

    /**
     * Adds a run, in place of what was kept of the same run before.
     *
     * @return the runs that are kept, the oldest first
     * @throws IOException when it cannot be read or written; what is kept stays as it is
     */
    public List<PastRun> add(RunReport report) throws IOException {
        PastRun latest = PastRun.of(report);
        List<PastRun> runs = new ArrayList<>(read());
        runs.removeIf(run -> run.started().equals(latest.started()));
        runs.add(latest);
        runs.sort(Comparator.comparing(PastRun::started));
        List<PastRun> kept = List.copyOf(runs.subList(Math.max(0, runs.size() - KEPT), runs.size()));
        ArrayNode array = JSON.createArrayNode();
        kept.forEach(run -> array.addObject()
                .put("started", run.started().toString())
                .put("gate", run.gate())
                .put("met", run.met())
                .put("warned", run.warned())
                .put("open", run.open())
                .put("failed", run.failed()));
        Files.createDirectories(folder);
        Path unfinished = Files.createTempFile(folder, "." + FILE, ".tmp");
        Files.write(unfinished, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(array));
        Files.move(unfinished, folder.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
        return kept;
    }

    private List<PastRun> read() throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try {
            List<PastRun> runs = new ArrayList<>();
            for (JsonNode run : JSON.readTree(Files.readAllBytes(file))) {
                runs.add(new PastRun(
                        Instant.parse(run.path("started").asText()),
                        run.path("gate").asText(),
                        run.path("met").asInt(),
                        run.path("warned").asInt(),
                        run.path("open").asInt(),
                        run.path("failed").asInt()));
            }
            return runs;
        } catch (JsonProcessingException | DateTimeException e) {
            throw new IOException(
                    "Expected runs of earlier days in " + file + ", but it cannot be read (" + e.getMessage()
                            + "): delete the file to begin a new history.",
                    e);
        }
    }
}
