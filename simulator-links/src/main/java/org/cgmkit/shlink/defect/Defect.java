package org.cgmkit.shlink.defect;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.cgmkit.shlink.workings.Behaviour;
import org.cgmkit.shlink.workings.CreatorWorkings;
import org.cgmkit.simulator.UnknownName;

/**
 * One departure from the text.
 *
 * @param id the name by which it is chosen
 * @param requirement the id of the one requirement that it breaks
 * @param description what the creator does, as a sentence
 * @param behaviour what the creator does besides, so that it shows
 * @param change changes the workings of a sound creator
 */
public record Defect(
        String id, String requirement, String description, Behaviour behaviour, UnaryOperator<CreatorWorkings> change) {

    /** One that shows with the standard behaviour. */
    Defect(String id, String requirement, String description, UnaryOperator<CreatorWorkings> change) {
        this(id, requirement, description, Behaviour.STANDARD, change);
    }

    /** The same, of a creator that behaves in that way. */
    Defect of(String other) {
        return new Defect(id, requirement, description, Behaviour.named(other), change);
    }

    /** All of them, in the order of the requirements. */
    public static List<Defect> all() {
        return Stream.of(
                        LinkDefects.all(),
                        PayloadDefects.all(),
                        ManifestDefects.all(),
                        EncryptionDefects.all(),
                        ServiceDefects.all(),
                        ContentDefects.all(),
                        PasscodeDefects.all(),
                        SharingDefects.all())
                .flatMap(List::stream)
                .toList();
    }

    /**
     * The defect with that id.
     *
     * @throws IllegalArgumentException where there is none, with the nearest names
     */
    public static Defect named(String id) {
        return all().stream()
                .filter(d -> d.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(UnknownName.sentence(
                        "defect", id, all().stream().map(Defect::id).toList())));
    }
}
