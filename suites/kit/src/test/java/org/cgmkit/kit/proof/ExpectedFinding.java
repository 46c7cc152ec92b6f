package org.cgmkit.kit.proof;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a suite has to say of a defect, beside failing its requirement.
 *
 * @param words what stands in the finding's message
 * @param also further requirements that the same departure breaks by their own text, which have to be found broken too
 * @param wider requirements whose rows may end inconclusive or not applicable, by the order of blame
 * @param access how the system that shows the defect gets at the other side; empty for the usual way
 * @param alone whether it hides other defects, and so needs a run of its own
 */
public record ExpectedFinding(List<String> words, List<String> also, List<String> wider, String access, boolean alone) {
    /** What stands for an expectation that nobody wrote; a defect is never found so. */
    public static final ExpectedFinding NOTHING = new ExpectedFinding(List.of(), List.of());

    public ExpectedFinding {
        words = words == null ? List.of() : List.copyOf(words);
        also = also == null ? List.of() : List.copyOf(also);
        wider = wider == null ? List.of() : List.copyOf(wider);
        access = access == null ? "" : access;
    }

    /** What may share a run and is had in the usual way. */
    public ExpectedFinding(List<String> words, List<String> wider) {
        this(words, List.of(), wider, "", false);
    }

    /** Whether the rows of that requirement may stay open. */
    public boolean leavesOpen(String requirement) {
        return wider.stream()
                .anyMatch(w -> w.endsWith("*")
                        ? requirement.startsWith(w.substring(0, w.length() - 1))
                        : requirement.equals(w));
    }

    /** The expectations that a YAML file beside that class gives for defects, by their ids. */
    public static Map<String, ExpectedFinding> in(Class<?> beside, String name) {
        ObjectMapper yaml = new YAMLMapper();
        try (InputStream file = beside.getResourceAsStream(name)) {
            return yaml.readValue(Objects.requireNonNull(file, name), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
