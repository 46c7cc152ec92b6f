package org.cgmkit.reports.figure;

/**
 * A picture of a run, as data that every rendering can draw from: it is kept in the results, so that a page can be made again. A
 * role makes the pictures that its runs have; nothing here says what they are of.
 */
public sealed interface Figure permits ComparedValues, Curve, DayProfile, MarkedCurve, StackedShares, TimeLine {

    /** What it is of, as a heading. */
    String title();

    /** What can be seen in it, as sentences for those who cannot, and for those who ask what they see. */
    String text();
}
