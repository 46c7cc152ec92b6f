package org.cgmkit.kit.suite;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgmkit.kit.config.ConfigurationException;

/**
 * What was said on the command line.
 *
 * @param given the values of the options that were given, by name; an empty list for an option without a value
 */
public record OptionValues(Map<String, List<String>> given) {
    public OptionValues {
        given = Map.copyOf(given);
    }

    /** Nothing was said. */
    public static OptionValues none() {
        return new OptionValues(Map.of());
    }

    /** Whether the option was given. */
    public boolean has(String name) {
        return given.containsKey(name);
    }

    /** All values of an option, in the order in which they were given. */
    public List<String> all(String name) {
        return given.getOrDefault(name, List.of());
    }

    /** The value of an option, or empty where it was not given. */
    public Optional<String> text(String name) {
        return all(name).stream().findFirst();
    }

    /**
     * The value of an option as a whole number.
     *
     * @throws ConfigurationException where it is none
     */
    public Optional<Integer> number(String name) {
        return text(name).map(value -> {
            try {
                return Integer.valueOf(value.strip());
            } catch (NumberFormatException e) {
                throw new ConfigurationException("Expected a whole number with " + name + ", but got '" + value + "'.");
            }
        });
    }
}
