package org.cgmkit.kit.config.file;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Fills in <code>${NAME}</code> from the environment, so that secrets need not stand in the file. <code>$${</code> stands for
 * the two characters themselves.
 *
 * @param variables the environment
 */
public record EnvironmentVariables(Map<String, String> variables) {
    private static final Pattern NAMED = Pattern.compile("\\$(\\$)?\\{([^{}]*)}");

    /** The name of the first variable in that text that is not set, or empty. */
    Optional<String> missing(String text) {
        return NAMED.matcher(text)
                .results()
                .filter(m -> m.group(1) == null)
                .map(m -> m.group(2))
                .filter(name -> variables.getOrDefault(name, "").isEmpty())
                .findFirst();
    }

    /** The variables that the text names and that are set, with what they hold. */
    Map<String, String> used(String text) {
        return NAMED.matcher(text)
                .results()
                .filter(m -> m.group(1) == null)
                .map(m -> m.group(2))
                .distinct()
                .filter(name -> !variables.getOrDefault(name, "").isEmpty())
                .collect(Collectors.toMap(name -> name, name -> variables.getOrDefault(name, "")));
    }

    /** The text with what the variables hold; those that are not set stay as they are. */
    String fill(String text) {
        return NAMED.matcher(text).replaceAll(m -> {
            String name = m.group(2);
            return Matcher.quoteReplacement(
                    m.group(1) != null
                            ? "${" + name + "}"
                            : variables.getOrDefault(name, "").isEmpty() ? m.group() : variables.get(name));
        });
    }
}
