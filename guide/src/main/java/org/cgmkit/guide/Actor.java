package org.cgmkit.guide;

/** The two sides of the guide's exchange (guide, section "Actors"). */
public enum Actor {
    /** The CGM data receiver, such as an EHR. */
    RECEIVER,
    /** The CGM data submitter, such as a diabetes management app. */
    SUBMITTER
}
