package org.cgmkit.cli.run;

import java.nio.file.Path;
import java.util.List;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.Role;
import org.cgmkit.guide.Verb;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.reports.json.ResultsReader;
import org.cgmkit.reports.json.UnreadableResultsException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which requirements of a role a run looks at: options that all suites share. */
final class SelectionOptions {
    @Option(
            names = "--only",
            paramLabel = "PATTERN",
            split = ",",
            description =
                    "Check only requirements whose id matches, such as '*.storage.*'. May be given several times.")
    private List<String> only = List.of();

    @Option(
            names = "--verb",
            paramLabel = "VERB",
            split = ",",
            description = "Check only requirements with that verb: shall, should, may, expected, base. May be given "
                    + "several times.")
    private List<Verb> verbs = List.of();

    @Option(
            names = "--rerun",
            paramLabel = "RESULTS",
            description = "Check again what failed, warned or stayed open in that results.json, or in the one of that "
                    + "folder.")
    private @Nullable Path rerun;

    /**
     * What they select.
     *
     * @throws ConfigurationException where they select nothing, or the results cannot be read
     */
    RequirementSelection read(Catalogue catalogue, Role role) {
        RequirementSelection selection = RequirementSelection.everything();
        if (!only.isEmpty()) {
            selection = selection.and(RequirementSelection.only(only, catalogue, role));
        }
        if (!verbs.isEmpty()) {
            selection = selection.and(RequirementSelection.verbs(verbs, catalogue));
        }
        if (rerun != null) {
            try {
                selection = selection.and(RequirementSelection.findingsOf(ResultsReader.read(rerun)));
            } catch (UnreadableResultsException e) {
                throw new ConfigurationException(String.valueOf(e.getMessage()));
            }
        }
        return selection.notEmpty(catalogue, role);
    }
}
