package org.cgmkit.validation.finding;

/**
 * A line and a column, both from 1; both 0 where nobody knows.
 *
 * @param line the line
 * @param column the column, in characters
 */
public record TextPosition(int line, int column) {
    /** The first character of a text. */
    public static final TextPosition START = new TextPosition(1, 1);
}
