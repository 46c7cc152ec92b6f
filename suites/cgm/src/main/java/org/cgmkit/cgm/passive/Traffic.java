package org.cgmkit.cgm.passive;

/** What has to pass between an app and a server for a passive check to have something to judge. */
public enum Traffic {
    /** An attempt to submit. */
    SUBMISSION,
    /** An attempt to submit, where it is known which id the patient has on the server. */
    SUBMISSION_FOR_KNOWN_PATIENT,
    /** A search for orders. */
    ORDER_SEARCH,
    /** A request for an access token. */
    AUTHORIZATION,
    /** A capability statement. */
    METADATA
}
