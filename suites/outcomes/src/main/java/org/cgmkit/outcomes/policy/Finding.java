package org.cgmkit.outcomes.policy;

import java.util.List;
import java.util.Optional;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.engine.policy.Standing;

/**
 * What the answers say of some keys of the policy.
 *
 * @param dimension the keys
 * @param fitting every policy that fits the answers, those that differ from the declared one least first; empty where none does
 * @param narrowed those of them that fit the answers to further traces as well, which are asked for where several fit; the same
 *     where no further trace parts them
 * @param contradiction how two traces that fit something each have nothing in common, as a sentence; empty where they have
 * @param open why the answers say nothing, as a sentence; empty where they do
 */
public record Finding(
        Dimension dimension, List<Policy> fitting, List<Policy> narrowed, String contradiction, String open) {
    /** Keeps copies. */
    public Finding {
        fitting = List.copyOf(fitting);
        narrowed = List.copyOf(narrowed);
    }

    static Finding open(Dimension dimension, String why) {
        return new Finding(dimension, List.of(), List.of(), "", why);
    }

    /** The policy that is taken to be the engine's, or empty where none fits. */
    public Optional<Policy> policy() {
        return narrowed.stream().findFirst();
    }

    /** What may be said of the value that is taken to be the engine's; nothing bad where none fits. */
    public <T> Standing standing(PolicyKey<T> key) {
        return policy().map(each -> key.standing(each.of(key))).orElse(Standing.USUAL);
    }

    /** The values of a key that fit, the likeliest first. */
    public <T> List<String> texts(PolicyKey<T> key) {
        return narrowed.stream().map(each -> each.text(key)).distinct().toList();
    }

    /** The values of a key that fit, in words; several that cannot be told apart are all named. */
    public <T> String values(PolicyKey<T> key) {
        return String.join(" or ", texts(key).stream().sorted().toList());
    }
}
