package org.cgmkit.engine.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How an engine decides everything that engines decide one way or another. Two policies are equal where they decide alike.
 *
 * @param decisions the values that are not the usual ones, by their keys, in the order of the keys
 */
public record Policy(Map<PolicyKey<?>, Object> decisions) {
    /** Everything as is usual. */
    public static final Policy USUAL = new Policy(Map.of());

    /** Keeps the values that are not the usual ones, in the order of the keys. */
    public Policy {
        Map<PolicyKey<?>, Object> ordered = new LinkedHashMap<>();
        for (PolicyKey<?> key : PolicyKey.all()) {
            Object value = decisions.get(key);
            if (value != null && !value.equals(key.usual())) {
                ordered.put(key, value);
            }
        }
        decisions = Collections.unmodifiableMap(ordered);
    }

    /** What it decides there. */
    @SuppressWarnings("unchecked") // The only ways in give each key a value of its own type.
    public <T> T of(PolicyKey<T> key) {
        Object value = decisions.get(key);
        return value == null ? key.usual() : (T) value;
    }

    /** The same with another value there. */
    public <T> Policy with(PolicyKey<T> key, T value) {
        Map<PolicyKey<?>, Object> changed = new LinkedHashMap<>(decisions);
        changed.put(key, Objects.requireNonNull(value));
        return new Policy(changed);
    }

    /**
     * The same with another value there, as it stands in declarations.
     *
     * @throws IllegalArgumentException where the key has no such value; the message is a sentence that begins with the key
     */
    public <T> Policy declaring(PolicyKey<T> key, String value) {
        try {
            return with(key, key.read(value));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key.id() + ": " + e.getMessage(), e);
        }
    }

    /** The value there, as it stands in declarations. */
    public <T> String text(PolicyKey<T> key) {
        return key.write(of(key));
    }

    /** What may be said of an engine that decides so: the worst that is to be said of one of its values. */
    public Standing standing() {
        return decisions.keySet().stream()
                .map(this::standing)
                .max(Standing::compareTo)
                .orElse(Standing.USUAL);
    }

    private <T> Standing standing(PolicyKey<T> key) {
        return key.standing(of(key));
    }

    /** The values that are not the usual ones, as they stand in declarations. */
    public Map<String, String> declaration() {
        return declaration(List.copyOf(decisions.keySet()));
    }

    /** The values of those keys, as they stand in declarations. */
    public Map<String, String> declaration(List<PolicyKey<?>> keys) {
        Map<String, String> texts = new LinkedHashMap<>();
        keys.forEach(key -> texts.put(key.id(), text(key)));
        return Collections.unmodifiableMap(texts);
    }

    /**
     * The policy that a declaration describes; what it leaves out is as usual.
     *
     * @throws IllegalArgumentException for a key or a value that there is not; the message is a sentence
     */
    public static Policy declared(Map<String, String> declaration) {
        Policy policy = USUAL;
        for (Map.Entry<String, String> each : declaration.entrySet()) {
            policy = policy.declaring(PolicyKey.of(each.getKey()), each.getValue());
        }
        return policy;
    }

    @Override
    public String toString() {
        return decisions.isEmpty() ? "usual" : declaration().toString();
    }
}
