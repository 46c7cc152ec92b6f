package org.cgmkit.guide;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Requirements for other programs and for spreadsheets, each with its traps. Lines end with a line feed. */
public final class RequirementTable {
    private final Specification specification;
    private final List<RequirementEntry> entries;
    private final ObjectMapper json = new ObjectMapper();

    private RequirementTable(Specification specification, List<RequirementEntry> entries) {
        this.specification = specification;
        this.entries = entries;
    }

    /** The table of a whole catalogue. */
    public static RequirementTable of(Catalogue catalogue) {
        return of(catalogue, catalogue.requirements());
    }

    /** The table of some requirements of a catalogue, in the given order. */
    public static RequirementTable of(Catalogue catalogue, List<Requirement> requirements) {
        return of(catalogue, requirements, requirement -> RequirementProof.NONE);
    }

    /** The same, with what stands behind each requirement. */
    public static RequirementTable of(
            Catalogue catalogue, List<Requirement> requirements, Function<Requirement, RequirementProof> proofs) {
        return new RequirementTable(
                catalogue.specification(),
                requirements.stream()
                        .map(r -> RequirementEntry.of(r, catalogue.traps(), proofs.apply(r)))
                        .toList());
    }

    /** An object with the specification, its version, and the list of requirements; what a requirement does not have is left out. */
    public String json() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("specification", specification.id());
        root.put("guide", specification.version());
        root.put("requirements", entries);
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        try {
            return json.writer(new DefaultPrettyPrinter()
                                    .withObjectIndenter(indenter)
                                    .withArrayIndenter(indenter))
                            .writeValueAsString(root)
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A header line and one line for each requirement, quoted as RFC 4180 says where needed. What a requirement does not
     * have is empty; several links, traps, checks or defects stand in one cell, with spaces between them.
     */
    public String csv() {
        CsvSchema schema = CsvSchema.builder()
                .addColumns(columns(), CsvSchema.ColumnType.STRING)
                .setUseHeader(true)
                .build();
        try {
            return new CsvMapper()
                    .writer(schema)
                    .writeValueAsString(entries.stream().map(this::row).toList());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> columns() {
        return Arrays.stream(RequirementEntry.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    private Map<String, Object> row(RequirementEntry entry) {
        Map<String, Object> row = json.convertValue(entry, new TypeReference<Map<String, Object>>() {});
        row.put("also", entry.also().stream().map(Clause::link).collect(Collectors.joining(" ")));
        row.put("traps", String.join(" ", entry.traps()));
        row.put("checks", String.join(" ", entry.checks()));
        row.put("defects", String.join(" ", entry.defects()));
        return row;
    }
}
