package org.cgmkit.kit.suite;

/**
 * Something that can be said of a target on the command line.
 *
 * @param name the option, such as {@code --base-url}
 * @param label what its value is called in the help, such as {@code URL}; empty for an option without a value
 * @param repeated whether it may be given several times
 * @param description what it is, as a sentence or two
 */
public record SuiteOption(String name, String label, boolean repeated, String description) {

    /** An option with one value. */
    public static SuiteOption of(String name, String label, String description) {
        return new SuiteOption(name, label, false, description);
    }

    /** An option that may be given several times. */
    public static SuiteOption several(String name, String label, String description) {
        return new SuiteOption(name, label, true, description);
    }

    /** An option without a value. */
    public static SuiteOption flag(String name, String description) {
        return new SuiteOption(name, "", false, description);
    }

    /** Whether it has no value. */
    public boolean isFlag() {
        return label.isEmpty();
    }
}
