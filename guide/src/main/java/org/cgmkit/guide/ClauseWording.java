package org.cgmkit.guide;

/** How strongly the clause that a {@link Verb#BASE} requirement cites is worded. */
public enum ClauseWording {
    /** The clause says SHALL (HL7's standards). */
    SHALL(true),
    /** The clause says MUST (the RFCs), or is an invariant whose breach makes a resource invalid. */
    MUST(true),
    /** The clause says SHOULD. */
    SHOULD(false),
    /** The party under test declares it of itself. */
    AGREED(true),
    /** It follows by arithmetic from what was given and declared. */
    COMPUTED(true),
    /** The clause describes or defines, without any of these words. */
    DESCRIBED(false);

    private final boolean binds;

    ClauseWording(boolean binds) {
        this.binds = binds;
    }

    /** Whether a breach is a failure. */
    public boolean binds() {
        return binds;
    }
}
