package org.cgmkit.cgm.matrix;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cgmkit.fixtures.variant.ConstraintProbes;
import org.cgmkit.fixtures.variant.MustSupportProbe;

/**
 * What the suite has to say of a defect, beside failing its requirement.
 *
 * @param words what stands in the finding's message
 * @param wider requirements whose rows may end inconclusive or not applicable, by the order of blame
 * @param access how a submitter that shows the defect gets at the receiver
 * @param alone whether it hides other defects of a receiver, and so needs a run of its own
 */
record ExpectedFinding(List<String> words, List<String> wider, AppSetting.Access access, boolean alone) {

    private static final List<String> ANYTHING = List.of("*");

    ExpectedFinding {
        words = words == null ? List.of() : List.copyOf(words);
        wider = wider == null ? List.of() : List.copyOf(wider);
        access = access == null ? AppSetting.Access.OPEN : access;
    }

    ExpectedFinding(List<String> words, List<String> wider) {
        this(words, wider, AppSetting.Access.OPEN, false);
    }

    /** Whether the rows of that requirement may stay open. */
    boolean leavesOpen(String requirement) {
        return wider.stream()
                .anyMatch(w -> w.endsWith("*")
                        ? requirement.startsWith(w.substring(0, w.length() - 1))
                        : requirement.equals(w));
    }

    /** The expectations by the defects' ids; those about single constraints come from the data that speak of them. */
    static Map<String, ExpectedFinding> all() {
        Map<String, ExpectedFinding> all = new HashMap<>();
        ConstraintProbes.all()
                .forEach(probe -> all.put(
                        "overlooks-" + probe.slug(),
                        new ExpectedFinding(
                                List.of(
                                        "Answer to " + probe.description() + ": expected a 4xx",
                                        "It breaks " + String.join(", ", probe.constraints()) + "."),
                                List.of())));

        MustSupportProbe.all()
                .forEach(probe -> all.put(
                        "refuses-" + probe.slug(),
                        new ExpectedFinding(
                                List.of("Answer to " + probe.description() + ": expected it to be accepted"),
                                ANYTHING)));
        all.putAll(written("defects.yaml"));
        return all;
    }

    /** The expectations of the defects of submitters, by their ids. */
    static Map<String, ExpectedFinding> ofSubmitters() {
        return written("submitter-defects.yaml");
    }

    private static Map<String, ExpectedFinding> written(String name) {
        ObjectMapper yaml = new YAMLMapper();
        try (InputStream file = ExpectedFinding.class.getResourceAsStream(name)) {
            return yaml.readValue(Objects.requireNonNull(file), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
