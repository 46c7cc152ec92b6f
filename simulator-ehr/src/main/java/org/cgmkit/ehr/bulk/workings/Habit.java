package org.cgmkit.ehr.bulk.workings;

/** What a bulk source can do in one way or another; without any of these it does what the standard behaviour says. */
public enum Habit {
    /** The addresses of files open them, and no token is asked for. */
    CAPABILITY_URLS,
    /** Files are behind a redirect. */
    REDIRECTS,
    /** Files are compressed for those who take that. */
    GZIP,
    /** A file for each person. */
    SMALL_FILES,
    /** One file of each type. */
    BIG_FILES,
    /** The manifest does not count. */
    NO_COUNT,
    /** What is not supported is left out and told, where the client wants that. */
    LENIENT,
    /** Kick-offs without both headers are refused. */
    STRICT,
    /** X-Export-Status for those who ask for it. */
    SEPARATE_STATUS,
    /** A job takes two seconds. */
    SLOW,
    /** Retry-After is a date. */
    HTTP_DATES,
    /** One export of a client at a time. */
    BUSY,
    /** Everything or nothing: no export of patients or groups. */
    SYSTEM_ONLY,
    /** Nothing is told of what was deleted. */
    NO_DELETED,
    /** Only the parameters of STU 2. */
    STU_2
}
