package org.cgmkit.reports.statement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.cgmkit.guide.Catalogues;
import org.cgmkit.guide.Specification;
import org.cgmkit.reports.Gate;
import org.cgmkit.reports.json.ResultsReader;
import org.cgmkit.reports.json.UnreadableResultsException;
import org.cgmkit.reports.statement.Statement.Kit;

/** Makes statements, and writes them as JSON. */
public final class StatementFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private StatementFile() {}

    /**
     * States what those runs found.
     *
     * @param kit the kit that makes the statement
     * @param catalogues what it knows
     * @param issued when
     * @throws UnreadableResultsException where a results file cannot be read
     * @throws UnfitForStatementException where evidence is missing or the runs are of several specifications
     * @throws IOException where evidence cannot be read
     */
    public static Statement of(List<RunFiles> runs, Kit kit, Catalogues catalogues, Instant issued)
            throws UnreadableResultsException, UnfitForStatementException, IOException {
        List<Statement.Run> stated = new ArrayList<>();
        List<Gate> gates = new ArrayList<>();
        List<Specification> specifications = new ArrayList<>();
        for (RunFiles files : runs) {
            Statement.Run run = StatementMaker.run(files, catalogues);
            List<String> missing = StatementMaker.missing(run);
            if (!missing.isEmpty()) {
                throw new UnfitForStatementException("Expected the evidence of " + files.results() + " beside it, but "
                        + missing.stream().limit(3).collect(Collectors.joining(", "))
                        + (missing.size() > 3 ? " and " + (missing.size() - 3) + " more" : "")
                        + " cannot be found: state what a whole folder of results holds.");
            }
            stated.add(run);
            gates.add(Gate.valueOf(run.gate().toUpperCase(Locale.ROOT)));
            specifications.add(ResultsReader.read(files.results()).specification());
        }
        if (specifications.stream().distinct().count() != 1) {
            throw new UnfitForStatementException("Expected runs by one version of one specification, but there are "
                    + (specifications.isEmpty()
                            ? "no runs"
                            : "runs by "
                                    + specifications.stream()
                                            .map(Specification::key)
                                            .toList())
                    + ": make a statement for each.");
        }
        return new Statement(
                Statement.VERSION,
                issued.truncatedTo(ChronoUnit.SECONDS).toString(),
                kit,
                StatementMaker.guide(specifications.getFirst(), catalogues),
                StatementMaker.together(gates).id(),
                stated);
    }

    /** The statement as it is written. */
    public static String asText(Statement statement) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        try {
            return JSON.writer(new DefaultPrettyPrinter()
                                    .withObjectIndenter(lines)
                                    .withArrayIndenter(lines))
                            .writeValueAsString(statement)
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
