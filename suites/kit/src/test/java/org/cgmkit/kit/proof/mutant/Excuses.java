package org.cgmkit.kit.proof.mutant;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why nothing is said of some mutants. */
public final class Excuses {
    private final List<Excuse> excuses;

    /**
     * A reason, and the mutants that it excuses; patterns as in {@link Owners}.
     *
     * @param because equivalent, outside the guide, or needs a declaration; open where a check is owed
     * @param reason a sentence that an expert of the field would sign
     */
    public record Excuse(
            @Nullable String peer,
            @Nullable String family,
            @Nullable String kind,
            @Nullable String path,
            @Nullable String operator,
            String because,
            String reason) {

        /** Whether it is none: what is known to be overlooked, and is to get a check. */
        public boolean isOpen() {
            return because.equals("open");
        }
    }

    private Excuses(List<Excuse> excuses) {
        this.excuses = List.copyOf(excuses);
    }

    /** The excuses in a YAML file beside that class. */
    public static Excuses in(Class<?> beside, String name) {
        ObjectMapper yaml = new YAMLMapper();
        try (InputStream file = beside.getResourceAsStream(name)) {
            return new Excuses(
                    yaml.readValue(Objects.requireNonNull(file, name), new TypeReference<List<Excuse>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of them. */
    public List<Excuse> all() {
        return excuses;
    }

    /** The excuse of that mutant, where it has one. */
    public Optional<Excuse> of(Mutant mutant) {
        return excuses.stream()
                .filter(e ->
                        new Owners.Row(e.peer(), e.family(), e.kind(), e.path(), e.operator(), null, null).fits(mutant))
                .findFirst();
    }

    /** The verdicts that neither an owner nor a reason explains, a line each. */
    public List<String> unexplained(Collection<Verdict> verdicts, Owners owners) {
        return verdicts.stream()
                .filter(v -> !v.wronglyBlamed().isEmpty() || !v.killed())
                .filter(v -> of(v.mutant()).isEmpty())
                .map(v -> (v.killed() ? "blamed wrongly: " : v.survived() ? "survived: " : "blamed only wrongly: ")
                        + v.mutant().id() + ", owned by " + owners.of(v.mutant())
                        + (v.wronglyBlamed().isEmpty() ? "" : ", red: " + v.wronglyBlamed() + " (" + v.words() + ")"))
                .toList();
    }
}
