package org.cgmkit.reports.figure;

import java.util.List;

/**
 * Values beside what they should come to, as a table.
 *
 * @param sent what the column of the values is called
 * @param expected what the column of what they should come to is called
 * @param rows the values
 */
public record ComparedValues(String title, String text, String sent, String expected, List<Row> rows)
        implements Figure {
    public ComparedValues {
        rows = List.copyOf(rows);
    }

    /**
     * A value.
     *
     * @param name what it is
     * @param sent what was sent, with its unit
     * @param expected what it should come to, with its unit
     * @param differs whether the two do not fit together
     */
    public record Row(String name, String sent, String expected, boolean differs) {}
}
