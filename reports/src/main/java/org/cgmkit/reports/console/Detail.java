package org.cgmkit.reports.console;

/** How much of a run the console shows. */
public enum Detail {
    /** The verdict alone. */
    VERDICT,
    /** The failures in short and the verdict: enough to see what a run is. */
    BRIEF,
    /** A block for each requirement with a finding: what fits on two screens. */
    USUAL,
    /** Also each check with its exchanges, and the reason of each that was not judged. */
    EVERYTHING
}
