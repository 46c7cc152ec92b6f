package org.cgmkit.kit.config;

import java.time.Duration;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * When a container is taken to be ready.
 *
 * @param sign what shows it
 * @param within how long it may take
 */
public record Readiness(Sign sign, Duration within) {
    /** How long a container may take where nothing is said of it. */
    public static final Duration USUAL = Duration.ofMinutes(2);

    public Readiness {
        TargetRules.positive("the time within which a container is ready", within);
    }

    /** As soon as it runs. */
    public static Readiness running() {
        return new Readiness(new Running(), USUAL);
    }

    /** What shows that a container is ready. */
    public sealed interface Sign {}

    /** It runs. */
    public record Running() implements Sign {}

    /** It takes connections at its port. */
    public record Listening() implements Sign {}

    /**
     * It answers a GET.
     *
     * @param path the path, with a slash at its beginning
     * @param status the status that it answers
     */
    public record Answering(String path, int status) implements Sign {}

    /**
     * It prints a line.
     *
     * @param expression a regular expression that is found in the line
     */
    public record Printing(String expression) implements Sign {
        public Printing {
            try {
                Pattern.compile(expression);
            } catch (PatternSyntaxException e) {
                throw new ConfigurationException(
                        "Expected a regular expression that is found in a line of the log, but '" + expression
                                + "' is none: " + e.getDescription() + ".");
            }
        }
    }
}
