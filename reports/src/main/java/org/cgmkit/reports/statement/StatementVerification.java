package org.cgmkit.reports.statement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cgmkit.guide.Catalogues;
import org.cgmkit.guide.Specification;
import org.cgmkit.reports.Gate;
import org.cgmkit.reports.json.ResultsReader;
import org.cgmkit.reports.json.UnreadableResultsException;

/**
 * Checks a statement again: what it says of each run is made anew of the results and the evidence, and compared with what
 * it says. Gates are derived from outcomes on both sides of the comparison, and every file is known by its digest.
 *
 * @param departures where the statement and what is there differ; empty where the statement holds
 * @param remarks what could not be checked, and why that says nothing against the statement
 * @param gate what the outcomes come to
 */
public record StatementVerification(List<String> departures, List<String> remarks, Gate gate) {
    /** What stands twice in a statement, or after its end, a person and a program may read differently. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Where more differ, they say nothing new. */
    private static final int MOST = 20;

    public StatementVerification {
        departures = List.copyOf(departures);
        remarks = List.copyOf(remarks);
    }

    /** Whether everything that it says is what the results and the evidence say. */
    public boolean holds() {
        return departures.isEmpty();
    }

    /**
     * Checks a statement.
     *
     * @param text the statement
     * @param runs the files of its runs, in the order in which it states them
     * @param catalogues what the kit that checks knows
     * @param kit the version of the kit that checks
     * @throws UnreadableStatementException where it is not a statement, or of another number of runs
     * @throws IOException where a file cannot be read
     */
    public static StatementVerification of(String text, List<RunFiles> runs, Catalogues catalogues, String kit)
            throws UnreadableStatementException, IOException {
        JsonNode statement = parse(text);
        JsonNode stated = statement.path("runs");
        if (stated.size() != runs.size()) {
            throw new UnreadableStatementException(
                    "The statement is about " + stated.size() + " runs, but the results of " + runs.size()
                            + " were given: give --results for each, in the order in which they were certified.");
        }
        List<String> departures = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        List<Gate> gates = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            gates.add(run(stated.path(i), "runs[" + i + "]", runs.get(i), catalogues, departures));
        }
        guide(statement, runs, catalogues, kit, departures, remarks);
        Gate gate = StatementMaker.together(gates);
        StatementDifferences.between("gate", statement.path("gate"), tree(gate.id()), departures);
        List<String> told = departures.subList(0, Math.min(MOST, departures.size()));
        int more = departures.size() - told.size();
        if (more > 0) {
            remarks.add(more + " more departures are not listed.");
        }
        return new StatementVerification(told, remarks, gate);
    }

    /** As it is read from a file, so that equal numbers are of equal types. */
    private static JsonNode tree(Object value) throws IOException {
        return JSON.readTree(JSON.writeValueAsBytes(value));
    }

    private static JsonNode parse(String text) throws UnreadableStatementException {
        try {
            JsonNode statement = JSON.readTree(text);
            int version = statement.path("statementVersion").asInt();
            if (version < 1 || !statement.path("runs").isArray()) {
                throw new UnreadableStatementException(
                        "Expected a statement as 'cgmkit certify' writes it, but this has "
                                + "no statementVersion and runs: give the JSON file or the signed one, not the page.");
            }
            if (version > Statement.VERSION) {
                throw new UnreadableStatementException("The statement was written by a newer cgmkit (statementVersion "
                        + version + "; this one reads up to " + Statement.VERSION + "). Check it with that one.");
            }
            return statement;
        } catch (JsonProcessingException e) {
            throw new UnreadableStatementException(
                    "Expected a statement as 'cgmkit certify' writes it, but this is not JSON ("
                            + e.getOriginalMessage() + "): give the JSON file or the signed one, not the page.");
        }
    }

    private static Gate run(
            JsonNode stated, String path, RunFiles files, Catalogues catalogues, List<String> departures)
            throws UnreadableStatementException, IOException {
        if (!Files.isRegularFile(files.results())) {
            throw new UnreadableStatementException("Expected results with --results, but there is no " + files.results()
                    + ": give the folder that holds them and their evidence.");
        }
        try {
            Statement.Run found = StatementMaker.run(files, catalogues);
            StatementDifferences.between(path, stated, tree(found), departures);
            return Gate.valueOf(found.gate().toUpperCase(Locale.ROOT));
        } catch (UnreadableResultsException e) {
            departures.add(path + ": " + e.getMessage());
            return Gate.INCOMPLETE;
        }
    }

    private static void guide(
            JsonNode statement,
            List<RunFiles> runs,
            Catalogues catalogues,
            String kit,
            List<String> departures,
            List<String> remarks)
            throws IOException {
        List<String> different = new ArrayList<>();
        try {
            for (RunFiles files : runs.subList(0, Math.min(1, runs.size()))) {
                Specification specification =
                        ResultsReader.read(files.results()).specification();
                StatementDifferences.between(
                        "guide",
                        statement.path("guide"),
                        tree(StatementMaker.guide(specification, catalogues)),
                        different);
            }
        } catch (UnreadableResultsException e) {
            // What cannot be read was said of the run.
        }
        String made = statement.at("/kit/version").asText();
        if (made.equals(kit)) {
            departures.addAll(different);
        } else if (!different.isEmpty()) {
            remarks.add("It was made with cgmkit " + made + ", and this is " + kit
                    + ", which has another catalogue of requirements: check it with that one for more certainty.");
        }
    }
}
