package org.cgmkit.submitter.delivery;

/** What the answer to an entry means for it. */
public enum EntryOutcome {
    /** The receiver has it. */
    DONE,
    /** The receiver has it more than once, and says so: it is noted, and not sent again. */
    SEVERAL_THERE,
    /** It is sent again without asking for a conditional create. */
    PLAINLY_AGAIN,
    /** It is sent again later. */
    LATER,
    /** It is sent again without a wait, as long as the app is patient. */
    AT_ONCE_AGAIN,
    /** The receiver does not want it: it is put aside. */
    REFUSED,
    /** It is put aside, and nothing is submitted after it. */
    REFUSED_FOR_ALL,
    /** It is sent again until it is taken, and all others wait for it. */
    UNTIL_TAKEN
}
