package org.cgmkit.submitter.smart;

/**
 * How the app gets and renews its tokens.
 *
 * @param unauthorized what it does after 401
 */
public record Authorizing(Unauthorized unauthorized) {

    /** As it should be. */
    public static Authorizing sound() {
        return new Authorizing(Unauthorized.renewing());
    }

    /** The same with another way after 401. */
    public Authorizing with(Unauthorized other) {
        return new Authorizing(other);
    }
}
