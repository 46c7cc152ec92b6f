package org.cgmkit.kit.config;

/** What was asked for cannot be run as it is: a mistake in options or files, told in a sentence. Exit code 2. */
public final class ConfigurationException extends RuntimeException {

    /** With a sentence that says what was expected, what came, and what to do. */
    public ConfigurationException(String message) {
        super(message);
    }
}
