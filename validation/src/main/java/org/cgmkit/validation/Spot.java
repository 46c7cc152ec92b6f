package org.cgmkit.validation;

/**
 * A line and a column, both from 1; both 0 where nobody knows.
 *
 * @param line the line
 * @param column the column, in characters
 */
record Spot(int line, int column) {
    /** The first character of a text. */
    static final Spot START = new Spot(1, 1);
}
