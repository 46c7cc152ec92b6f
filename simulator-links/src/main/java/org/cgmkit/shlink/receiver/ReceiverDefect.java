package org.cgmkit.shlink.receiver;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.cgmkit.simulator.UnknownName;

/**
 * One departure of a receiver from the text.
 *
 * @param id the name by which it is chosen
 * @param requirement the id of the one requirement that it breaks
 * @param description what the receiver does, as a sentence
 * @param change changes the workings of a sound receiver
 */
public record ReceiverDefect(
        String id, String requirement, String description, UnaryOperator<ReceiverWorkings> change) {

    /** All of them, in the order of the requirements. */
    public static List<ReceiverDefect> all() {
        return Stream.concat(RequestDefects.all().stream(), DisplayDefects.all().stream())
                .toList();
    }

    /**
     * The defect with that id.
     *
     * @throws IllegalArgumentException where there is none, with the nearest names
     */
    public static ReceiverDefect named(String id) {
        return all().stream()
                .filter(d -> d.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(UnknownName.sentence(
                        "defect", id, all().stream().map(ReceiverDefect::id).toList())));
    }
}
