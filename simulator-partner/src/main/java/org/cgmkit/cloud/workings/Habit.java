package org.cgmkit.cloud.workings;

/** What a device maker's cloud can do in one way or another; without any of these it does what the standard behaviour says. */
public enum Habit {
    /** Values are in mmol/L. */
    MOLAR,
    /** A refresh leaves the refresh token as it is. */
    STEADY_REFRESH,
    /** A spent refresh token counts for two minutes more. */
    GRACE,
    /** Access tokens live for ten minutes. */
    SHORT_TOKENS,
    /** Answers do not say how long tokens live. */
    UNSAID_LIFE,
    /** Pages are counted. */
    NUMBERED_PAGES,
    /** Answers hold the address of the next page. */
    NEXT_LINKS,
    /** There are no pages. */
    ONE_PAGE,
    /** Both bounds belong to a window. */
    CLOSED_BOUNDS,
    /** It cannot be asked what has changed. */
    OVERLAP_ONLY,
    /** Data can be had an hour late. */
    DELAYED,
    /** Times are local, beside the zone. */
    CLOCK_WITHOUT_OFFSET,
    /** 39 and 401 are the signs for low and high. */
    SIGNS_FOR_LIMITS,
    /** Sensors measure every minute. */
    ONE_MINUTE,
    /** There is no insulin. */
    GLUCOSE_ONLY,
    /** There is no glucose. */
    INSULIN_ONLY,
    /** Requests that come too fast are answered 429 with Retry-After. */
    THROTTLES,
    /** Requests that come too fast are answered 429, and nothing more is said. */
    THROTTLES_SILENTLY,
    /** During maintenance nothing is answered, in place of 503. */
    SILENT_BLACKOUT,
    /** Platforms cannot revoke tokens. */
    NO_REVOCATION,
    /** Data as Dexcom's API has them; the client's secret comes in the form, and there is no PKCE. */
    DEXCOM
}
