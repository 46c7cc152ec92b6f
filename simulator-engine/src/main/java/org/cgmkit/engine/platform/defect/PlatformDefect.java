package org.cgmkit.engine.platform.defect;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cgmkit.engine.platform.PlatformWorkings;

/**
 * One departure of a simulated platform.
 *
 * @param id the name by which it is chosen
 * @param requirement the id of the one requirement that it breaks
 * @param description what the platform does, in a sentence
 * @param behaviour the behaviour under which it shows; empty for the usual one
 * @param workings what is otherwise than in a sound platform
 */
public record PlatformDefect(
        String id, String requirement, String description, String behaviour, PlatformWorkings workings) {

    /** All of them, in the order of the requirements. */
    public static List<PlatformDefect> all() {
        return Stream.of(ResultDefects.all(), ProvenanceDefects.all(), ChainDefects.all(), RecomputeDefects.all())
                .flatMap(List::stream)
                .toList();
    }

    /** The one of that name, or empty. */
    public static Optional<PlatformDefect> find(String id) {
        return all().stream().filter(each -> each.id().equals(id)).findFirst();
    }

    static PlatformDefect of(String id, String requirement, String description, PlatformWorkings workings) {
        return new PlatformDefect(id, "lineage." + requirement, description, "", workings);
    }

    PlatformDefect under(String shown) {
        return new PlatformDefect(id, requirement, description, shown, workings);
    }
}
