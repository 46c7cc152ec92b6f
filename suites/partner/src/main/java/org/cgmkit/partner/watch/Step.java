package org.cgmkit.partner.watch;

/** A step of a run with a platform. */
public enum Step {
    /** The second user does not agree. */
    DENIED("a no on the consent page"),
    /** A browser comes back with another state. */
    FORGED("a browser that comes back with another state"),
    /** Both users connect. */
    CONNECT("the connection of both users"),
    /** Nothing disturbs. */
    STEADY("the steady step"),
    /** A reading arrives late. */
    LATE("the late reading"),
    /** A record is corrected, and another one deleted. */
    REVISED("the correction"),
    /** The first user's data are answered 503, then not at all. */
    TROUBLE("the trouble with the first user's data"),
    /** The first user's insulin is answered 503. */
    PART("the trouble with insulin alone"),
    /** The first user is answered 429 with Retry-After. */
    THROTTLED("the 429 with Retry-After"),
    /** The first user is answered 429 without it. */
    THROTTLED_SILENTLY("the 429 without Retry-After"),
    /** Refreshes of the second user are answered 503. */
    TOKEN_DOWN("the token endpoint that is down"),
    /** After a refresh of the first user everything is answered 503. */
    ROTATED("the refresh that is followed by 503"),
    /** A record of the second user cannot be used. */
    BAD("the bad record"),
    /** The first user's access is revoked, and an answer with the second one's tokens is lost. */
    REVOKED("the revocation at the partner"),
    /** The first user connects again. */
    AGAIN("the new connection"),
    /** The first user disconnects. */
    DISCONNECTED("the disconnect"),
    /** A clinician asks for the second user's connection. */
    INVITED("the clinician's request"),
    /** The second user connects because of that. */
    CLINICIAN("the connection that a clinician asked for");

    private final String words;

    Step(String words) {
        this.words = words;
    }

    /** What it is called in sentences. */
    public String words() {
        return words;
    }

    /** Whether the kit disturbs nothing in it that would make transfers late. */
    public boolean isQuiet() {
        return this == STEADY || this == LATE || this == REVISED;
    }
}
