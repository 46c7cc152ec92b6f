package org.cgmkit.shlink.workings;

/** What a reply is about. */
public enum ReplyKind {
    /** The question of a browser whether a page of another origin may ask. */
    PREFLIGHT,
    MANIFEST,
    /** The one file of a direct link. */
    DIRECT,
    /** A file at a location. */
    FILE,
    /** A wrong passcode. */
    PASSCODE,
    /** A link or location that is not served: unknown, expired, revoked, used up. */
    INACTIVE,
    /** Another mistake of the request. */
    REFUSAL
}
