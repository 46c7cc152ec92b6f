package org.cgmkit.kit.proof.mutant;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which requirements own which place: the first row of the table that fits a mutant tells. */
public final class Owners {
    private final List<Row> rows;

    /**
     * A row of the table. A star in a pattern stands for any text, a bar parts alternatives, and what is not given is anything.
     *
     * @param owners the requirements that have to be red; none where nothing asks for the place
     * @param with requirements that may be red beside them, because the same place is theirs too
     */
    record Row(
            @Nullable String peer,
            @Nullable String family,
            @Nullable String kind,
            @Nullable String path,
            @Nullable String operator,
            @Nullable Set<String> owners,
            @Nullable Set<String> with) {

        boolean fits(Mutant mutant) {
            return fits(peer, mutant.peer())
                    && fits(family, mutant.family().slug())
                    && fits(kind, mutant.kind())
                    && fits(path, mutant.path())
                    && fits(operator, mutant.operator());
        }

        static boolean fits(@Nullable String pattern, String text) {
            return pattern == null
                    || Stream.of(pattern.split("[|]"))
                            .anyMatch(p -> Pattern.compile(Stream.of(p.split("[*]", -1))
                                            .map(Pattern::quote)
                                            .collect(Collectors.joining(".*")))
                                    .matcher(text)
                                    .matches());
        }
    }

    private Owners(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /** The table in a YAML file beside that class. */
    public static Owners in(Class<?> beside, String name) {
        ObjectMapper yaml = new YAMLMapper();
        try (InputStream file = beside.getResourceAsStream(name)) {
            return new Owners(yaml.readValue(Objects.requireNonNull(file, name), new TypeReference<List<Row>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The requirements of which one has to be red. */
    public Set<String> of(Mutant mutant) {
        return row(mutant).owners() == null
                ? Set.of()
                : Objects.requireNonNull(row(mutant).owners());
    }

    /** Whether the requirement may be red. */
    public boolean allow(Mutant mutant, String requirement) {
        Set<String> with = row(mutant).with();
        return of(mutant).contains(requirement)
                || (with != null && with.stream().anyMatch(w -> Row.fits(w, requirement)));
    }

    /** Whether the table speaks of the mutant. */
    public boolean know(Mutant mutant) {
        return rows.stream().anyMatch(r -> r.fits(mutant));
    }

    private Row row(Mutant mutant) {
        return rows.stream()
                .filter(r -> r.fits(mutant))
                .findFirst()
                .orElse(new Row(null, null, null, null, null, Set.of(), Set.of()));
    }
}
