package org.cgmkit.cli.report;

import java.nio.file.Files;
import java.nio.file.Path;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.json.ResultsReader;
import org.cgmkit.reports.json.ResultsWriter;
import org.cgmkit.reports.json.UnreadableResultsException;

/**
 * The results of a run that a command is given.
 *
 * @param place as it was given: a folder of results or a results file
 * @param folder the folder, with the evidence
 * @param report the run
 */
record RunFolder(Path place, Path folder, RunReport report) {

    /**
     * Reads them.
     *
     * @throws ConfigurationException where there are none that can be read
     */
    static RunFolder read(Path place) {
        try {
            RunReport report = ResultsReader.read(place);
            return new RunFolder(place, Files.isDirectory(place) ? place : place.resolveSibling(""), report);
        } catch (UnreadableResultsException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()));
        }
    }

    /** The results file. */
    Path file() {
        return Files.isDirectory(place) ? place.resolve(ResultsWriter.FILE) : place;
    }
}
