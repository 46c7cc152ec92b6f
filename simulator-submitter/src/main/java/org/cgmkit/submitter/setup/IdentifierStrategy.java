package org.cgmkit.submitter.setup;

/** How the app makes the identifiers of what it sends (guide, "Handling Duplicate Submissions", leaves that open). */
public enum IdentifierStrategy {
    /** They follow from patient and data alone: another installation gives the same. */
    STABLE_VALUE,
    /** They begin with a UUID that is made when the app first starts, and remembered with its state. */
    PER_INSTALLATION_UUID
}
