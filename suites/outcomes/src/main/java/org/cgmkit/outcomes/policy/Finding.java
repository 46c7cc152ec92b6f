package org.cgmkit.outcomes.policy;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.engine.policy.Standing;

/**
 * What the answers say of some keys of the policy.
 *
 * @param dimension the keys
 * @param fitting every policy that fits the answers, those that differ from the declared one least first; empty where none does
 * @param open why the answers say nothing, as a sentence; empty where they do
 */
public record Finding(Dimension dimension, List<Policy> fitting, String open) {
    /** Keeps a copy. */
    public Finding {
        fitting = List.copyOf(fitting);
    }

    /** The policy that is taken to be the engine's, or empty where none fits. */
    public Optional<Policy> policy() {
        return fitting.stream().findFirst();
    }

    /** Whether the key has that value in one of the policies that fit. */
    public <T> boolean allows(PolicyKey<T> key, T value) {
        return fitting.stream().anyMatch(each -> each.of(key).equals(value));
    }

    /** What may be said of the value that is taken to be the engine's; nothing bad where none fits. */
    public <T> Standing standing(PolicyKey<T> key) {
        return policy().map(each -> key.standing(each.of(key))).orElse(Standing.USUAL);
    }

    /** The values of a key that fit, in words; several that cannot be told apart are all named. */
    public <T> String values(PolicyKey<T> key) {
        return fitting.stream().map(each -> each.text(key)).collect(Collectors.toCollection(TreeSet::new)).stream()
                .collect(Collectors.joining(" or "));
    }
}
