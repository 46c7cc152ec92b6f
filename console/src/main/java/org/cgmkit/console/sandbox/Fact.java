package org.cgmkit.console.sandbox;

/**
 * Something to know about a sandbox.
 *
 * @param label what it is
 * @param value its value
 * @param copied whether people copy it elsewhere
 */
public record Fact(String label, String value, boolean copied) {
    /** Something to read. */
    public static Fact read(String label, String value) {
        return new Fact(label, value, false);
    }

    /** Something to copy elsewhere. */
    public static Fact copy(String label, String value) {
        return new Fact(label, value, true);
    }
}
