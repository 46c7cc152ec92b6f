package org.cgmkit.cgm.passive;

/** What has to pass between an app and a server for a passive check to have something to judge. */
public enum Traffic {
    /** An attempt to submit. */
    SUBMISSION,
    /** An attempt to submit, where it is known which id the patient has on the server. */
    SUBMISSION_FOR_KNOWN_PATIENT,
    /** A search for orders. */
    ORDER_SEARCH,
    /** An order of the guide's kinds in an answer. */
    ORDER,
    /** An entry with the condition of an earlier one that was created. */
    REPEATED_CONDITION,
    /** A standing order in an answer to the app. */
    STANDING_ORDER,
    /** A request for an access token. */
    AUTHORIZATION,
    /** A capability statement. */
    METADATA
}
