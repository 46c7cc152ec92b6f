package org.cgmkit.ehr.defect;

import java.util.List;
import java.util.function.UnaryOperator;
import org.cgmkit.ehr.workings.Behaviour;
import org.cgmkit.ehr.workings.Workings;
import org.cgmkit.simulator.UnknownName;

/**
 * One departure from the guide that a simulator can be given, so that checks can be seen to fail.
 *
 * @param id the name by which it is chosen
 * @param requirement the id of the one requirement that it breaks
 * @param description what the receiver does, in a sentence
 * @param behaviour the behaviour under which it shows
 * @param departure puts it in at its seam
 */
public record Defect(
        String id, String requirement, String description, Behaviour behaviour, UnaryOperator<Workings> departure) {

    /** A defect that shows under the standard behaviour. */
    public static Defect of(String id, String requirement, String description, UnaryOperator<Workings> departure) {
        return new Defect(id, requirement, description, Behaviour.STANDARD, departure);
    }

    /** Whether it shows only where the receiver authorizes by SMART. */
    public boolean needsSmart() {
        return requirement.startsWith("receiver.auth.");
    }

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
