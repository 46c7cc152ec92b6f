package org.cgmkit.shlink.workings;

/** What a creator can do in one way or another; without any of these it does what the standard behaviour says. */
public enum Habit {
    /** Files are in the manifest, however long, where the receiver does not limit them. */
    EMBEDS,
    /** Files are at locations, however short. */
    LOCATES,
    /** Files are in the manifest and at locations. */
    BOTH,
    /** A location answers once. */
    ONE_TIME_LOCATIONS,
    /** Files are compressed before they are encrypted. */
    DEFLATES,
    /** The link leads to the one file itself (flag U). */
    DIRECT,
    /** The link is not long-term, and is served once. */
    ONCE,
    /** The link is not long-term. */
    UNFLAGGED,
    /** A passcode is asked for (flag P). */
    PASSCODE,
    /** The link stands behind the address of a viewer. */
    VIEWER,
    /** The link has no label. */
    UNLABELLED,
    /** Readings and means are in mmol/L. */
    MOLAR,
    /** A file for each kind of data. */
    FILE_PER_KIND,
    /** What is shared is one submission Bundle. */
    SUBMISSION_BUNDLE,
    /** Manifests do not say when to come again. */
    NO_RETRY_AFTER,
    /** Manifests list the files as a FHIR List, too. */
    LISTS,
    /** The first request in a while is answered 429. */
    THROTTLES,
    /** File types do not name the version of FHIR. */
    PLAIN_CONTENT_TYPE,
    /** Version and status stand at the files, as in the text before its publication. */
    EARLIER_TEXT,
    /** Nothing is said to browsers of other origins. */
    NOT_FOR_BROWSERS
}
