package org.cgmkit.outcomes.policy;

import java.util.List;
import org.cgmkit.engine.policy.PolicyKey;

/**
 * What an engine's figures tell of one key of the policy.
 *
 * @param key the key
 * @param values the values that fit, as they stand in declarations, the likeliest first; empty where none does
 * @param open why the figures tell nothing, as a sentence; empty where they do
 */
public record Told(PolicyKey<?> key, List<String> values, String open) {
    /** Keeps a copy. */
    public Told {
        values = List.copyOf(values);
    }

    /** Whether one value fits, and no other. */
    public boolean isClear() {
        return values.size() == 1;
    }

    /** In words; values that cannot be told apart are all named. */
    public String words() {
        return values.isEmpty() ? "not found" : String.join(" or ", values);
    }
}
