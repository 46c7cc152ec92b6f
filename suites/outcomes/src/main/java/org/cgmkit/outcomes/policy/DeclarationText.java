package org.cgmkit.outcomes.policy;

import java.util.ArrayList;
import java.util.List;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.engine.policy.Standing;

/** The part of a target file that declares what an engine's figures tell of its policy. */
public final class DeclarationText {
    private DeclarationText() {}

    /**
     * The lines of {@code declares}. A value that is never right is no declaration, and where several values fit, the likeliest is
     * declared and the others are named beside it; both stand in comments.
     */
    public static List<String> of(List<Told> vector) {
        List<String> lines = new ArrayList<>();
        lines.add("declares:");
        vector.forEach(told -> lines.add(line(told, told.key())));
        return List.copyOf(lines);
    }

    private static <T> String line(Told told, PolicyKey<T> key) {
        if (told.values().isEmpty()) {
            return "  # " + key.id() + ": " + (told.open().isEmpty() ? "no value fits the figures" : told.open());
        }
        String value = told.values().getFirst();
        if (key.standing(key.read(value)) == Standing.DEFECT) {
            return "  # " + key.id() + ": the figures are those of " + value + ", which is never right";
        }
        List<String> others = told.values().subList(1, told.values().size());
        String beside = others.isEmpty() ? "" : "  # or " + String.join(", ", others) + ": the figures are the same";
        return "  " + key.id() + ": \"" + value + "\"" + beside;
    }
}
