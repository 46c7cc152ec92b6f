package org.cgmkit.engine.defect;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One departure of a simulated engine.
 *
 * @param id the name by which it is chosen
 * @param requirement the id of the one requirement that it breaks
 * @param description what the engine does, in a sentence
 * @param behaviour the behaviour under which it shows; empty for the usual one
 * @param workings what is otherwise than in a sound engine
 */
public record EngineDefect(
        String id, String requirement, String description, String behaviour, EngineWorkings workings) {

    /** All of them, in the order of the requirements. */
    public static List<EngineDefect> all() {
        return Stream.of(
                        AnswerDefects.all(),
                        RangeDefects.all(),
                        ReadingDefects.all(),
                        FigureDefects.all(),
                        EventDefects.all(),
                        LateDefects.all())
                .flatMap(List::stream)
                .toList();
    }

    /** The one of that name, or empty. */
    public static Optional<EngineDefect> find(String id) {
        return all().stream().filter(each -> each.id().equals(id)).findFirst();
    }

    static EngineDefect of(String id, String requirement, String description, EngineWorkings workings) {
        return new EngineDefect(id, "outcome-engine." + requirement, description, "", workings);
    }

    EngineDefect under(String shown) {
        return new EngineDefect(id, requirement, description, shown, workings);
    }
}
