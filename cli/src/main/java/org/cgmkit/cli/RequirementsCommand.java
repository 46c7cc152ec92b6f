package org.cgmkit.cli;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.Requirement;
import org.cgmkit.guide.RequirementTable;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.reports.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what the guide requires, and what the kit does about it. */
@Command(
        name = "requirements",
        description = {
            "Show what the guide requires of receivers and submitters.",
            "With an id: what it says, why, how it is checked, which defects prove the check, and how to meet it."
        },
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  cgmkit requirements",
            "  cgmkit requirements receiver.conditional-create.ambiguous",
            "  cgmkit requirements --format csv > requirements.csv"
        })
final class RequirementsCommand implements Callable<Integer> {
    /** How they are written. */
    enum Format {
        TABLE,
        JSON,
        CSV
    }

    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            description = "The id of one requirement, or the beginning of several, such as receiver.storage.")
    private @Nullable String id;

    @Option(names = "--format", paramLabel = "FORMAT", description = "table (the default), json or csv.")
    private Format format = Format.TABLE;

    private final CommandStreams streams;

    RequirementsCommand(CommandStreams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        Catalogue catalogue = GuideVersion.STU1.catalogue();
        RequirementProofs proofs = RequirementProofs.of(catalogue);
        List<Requirement> asked = asked(catalogue);
        switch (format) {
            case JSON ->
                streams.out()
                        .out()
                        .print(RequirementTable.of(catalogue, asked, proofs::of)
                                .json());
            case CSV ->
                streams.out()
                        .out()
                        .print(RequirementTable.of(catalogue, asked, proofs::of)
                                .csv());
            case TABLE -> {
                RequirementText text = new RequirementText(streams, catalogue, proofs);
                if (asked.size() == 1) {
                    text.detail(asked.getFirst());
                } else {
                    text.table(asked);
                }
            }
        }
        return ExitCode.OK.code();
    }

    private List<Requirement> asked(Catalogue catalogue) {
        if (id == null) {
            return catalogue.requirements();
        }
        String wanted = id;
        List<Requirement> found = catalogue
                .find(wanted)
                .map(List::of)
                .orElseGet(() -> catalogue.requirements().stream()
                        .filter(r -> r.id().startsWith(wanted))
                        .toList());
        if (found.isEmpty()) {
            throw new ConfigurationException(
                    "Expected the id of a requirement or the beginning of one, but no id begins with '" + wanted
                            + "'. Nearest: " + nearest(catalogue, wanted) + ".");
        }
        return found;
    }

    private static String nearest(Catalogue catalogue, String wanted) {
        return String.join(
                ", ",
                catalogue.requirements().stream()
                        .map(Requirement::id)
                        .sorted(Comparator.comparingInt(known ->
                                LevenshteinDistance.getDefaultInstance().apply(known, wanted)))
                        .limit(3)
                        .toList());
    }
}
