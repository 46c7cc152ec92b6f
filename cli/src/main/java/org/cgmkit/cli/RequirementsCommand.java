package org.cgmkit.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.Catalogues;
import org.cgmkit.guide.Requirement;
import org.cgmkit.guide.RequirementTable;
import org.cgmkit.guide.Specification;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.reports.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what the guide requires, and what the kit does about it. */
@Command(
        name = "requirements",
        description = {
            "Show the requirements of each role.",
            "With an id: what it says, why, how it is checked, which defects prove the check, and how to meet it."
        },
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n")
final class RequirementsCommand implements Callable<Integer> {
    /** Stands between what is asked for and the version in which. */
    private static final String VERSION = "@";

    /** How they are written. */
    enum Format {
        TABLE,
        JSON,
        CSV
    }

    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            description =
                    "The id of one requirement, the beginning of several, a role, or a specification; with @VERSION at its"
                            + " end, in that version of the specification.")
    private @Nullable String id;

    @Option(names = "--format", paramLabel = "FORMAT", description = "table (the default), json or csv.")
    private Format format = Format.TABLE;

    private final CommandStreams streams;
    private final Installed installed;

    private RequirementsCommand(CommandStreams streams, Installed installed) {
        this.streams = streams;
        this.installed = installed;
    }

    /** The command, with examples of what is plugged in. */
    static CommandLine of(CommandStreams streams, Installed installed) {
        CommandLine line = new CommandLine(new RequirementsCommand(streams, installed));
        List<String> examples = new ArrayList<>(
                List.of("  cgmkit requirements", "  cgmkit requirements " + installed.exampleRequirement()));
        installed.catalogues().others().stream()
                .findFirst()
                .ifPresent(other -> examples.add("  cgmkit requirements " + installed.exampleRequirement() + VERSION
                        + other.specification().version()));
        examples.add("  cgmkit requirements --format csv > requirements.csv");
        line.getCommandSpec().usageMessage().footer(examples.toArray(String[]::new));
        return line;
    }

    @Override
    public Integer call() {
        Map<Catalogue, List<Requirement>> asked = asked();
        RequirementProofs proofs = RequirementProofs.of(installed, asked.keySet());
        if (format == Format.TABLE) {
            table(asked, proofs);
            return ExitCode.OK.code();
        }
        if (asked.size() > 1) {
            throw new ConfigurationException(
                    "Expected the requirements of one specification in this format: name one of "
                            + asked.keySet().stream()
                                    .map(catalogue -> catalogue.specification().key())
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        asked.forEach((catalogue, requirements) -> {
            RequirementTable table = RequirementTable.of(catalogue, requirements, proofs::of);
            streams.out().out().print(format == Format.JSON ? table.json() : table.csv());
        });
        return ExitCode.OK.code();
    }

    private void table(Map<Catalogue, List<Requirement>> asked, RequirementProofs proofs) {
        asked.forEach((catalogue, requirements) -> {
            RequirementText text = new RequirementText(streams, catalogue, proofs);
            if (asked.size() == 1 && requirements.size() == 1) {
                text.detail(requirements.getFirst());
            } else {
                text.table(requirements);
            }
        });
    }

    /** What was asked for, by catalogue; catalogues without any of it are left out. */
    private Map<Catalogue, List<Requirement>> asked() {
        List<Catalogue> catalogues = catalogues();
        Map<Catalogue, List<Requirement>> asked = new LinkedHashMap<>();
        for (Catalogue catalogue : catalogues) {
            List<Requirement> found = asked(catalogue);
            if (!found.isEmpty()) {
                asked.put(catalogue, found);
            }
        }
        if (asked.isEmpty()) {
            throw new ConfigurationException(
                    "Expected the id of a requirement or the beginning of one, but no id begins with '" + id
                            + "'. Nearest: " + nearest(catalogues, String.valueOf(id)) + ".");
        }
        return asked;
    }

    /** Those in which to look: of the version that is asked for, or else of the usual one of each specification. */
    private List<Catalogue> catalogues() {
        Catalogues known = installed.catalogues();
        int at = id == null ? -1 : id.lastIndexOf(VERSION);
        if (at < 0) {
            return known.all();
        }
        String version = String.valueOf(id).substring(at + 1);
        List<Catalogue> all =
                Stream.concat(known.all().stream(), known.others().stream()).toList();
        List<Catalogue> those = all.stream()
                .filter(c -> c.specification().version().equals(version))
                .toList();
        if (those.isEmpty()) {
            throw new ConfigurationException("Expected one of the versions "
                    + all.stream()
                            .map(c -> c.specification().version())
                            .distinct()
                            .collect(Collectors.joining(", "))
                    + " after " + VERSION + ", but got '" + version + "'.");
        }
        return those;
    }

    private List<Requirement> asked(Catalogue catalogue) {
        Specification specification = catalogue.specification();
        String wanted = id == null || !id.contains(VERSION) ? id : id.substring(0, id.lastIndexOf(VERSION));
        if (wanted == null
                || wanted.isEmpty()
                || wanted.equals(specification.id())
                || wanted.equals(specification.key())) {
            return catalogue.requirements();
        }
        return catalogue
                .find(wanted)
                .map(List::of)
                .orElseGet(() -> catalogue.requirements().stream()
                        .filter(r -> r.id().startsWith(wanted))
                        .toList());
    }

    private static String nearest(List<Catalogue> catalogues, String wanted) {
        return catalogues.stream()
                .flatMap(catalogue -> catalogue.requirements().stream())
                .map(Requirement::id)
                .sorted(Comparator.comparingInt(
                        known -> LevenshteinDistance.getDefaultInstance().apply(known, wanted)))
                .limit(3)
                .collect(Collectors.joining(", "));
    }
}
