package org.cgmkit.partner.mapping;

/** How a stream has pages. */
public sealed interface Paging {

    /** One answer has all. */
    record None() implements Paging {}

    /** The answer has a text that is sent back as {@code {cursor}}. */
    record Cursor(Place at) implements Paging {}

    /** The answer has the address of the next page. */
    record Next(Place at) implements Paging {}

    /** Pages are counted, in {@code {page}}. */
    record Counted(int from) implements Paging {}
}
