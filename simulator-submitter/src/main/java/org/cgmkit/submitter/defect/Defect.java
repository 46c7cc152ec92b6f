package org.cgmkit.submitter.defect;

import java.util.List;
import java.util.function.UnaryOperator;
import org.cgmkit.simulator.UnknownName;
import org.cgmkit.submitter.workings.AppWorkings;

/**
 * One departure from the guide that a simulated app can be given, so that checks can be seen to fail.
 *
 * @param id the name by which it is chosen
 * @param requirement the id of the one requirement that it breaks
 * @param description what the app does, in a sentence
 * @param departure puts it in at its seam
 */
public record Defect(String id, String requirement, String description, UnaryOperator<AppWorkings> departure) {

    /** All defects, in the order of the requirements. */
    public static List<Defect> all() {
        return Defects.all();
    }

    /**
     * The defect with that id.
     *
     * @throws IllegalArgumentException where there is none; the message names the nearest
     */
    public static Defect named(String id) {
        return all().stream()
                .filter(d -> d.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(UnknownName.sentence(
                        "defect", id, all().stream().map(Defect::id).toList())));
    }

    @Override
    public String toString() {
        return id;
    }
}
