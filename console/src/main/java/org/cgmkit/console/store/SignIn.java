package org.cgmkit.console.store;

/**
 * Somebody who is signed in.
 *
 * @param token what the browser keeps; the database has only its hash
 * @param team the team
 * @param member who it is
 */
public record SignIn(String token, Team team, Member member) {

    /** What forms carry, so that no other page can send them; it tells nothing of the token. */
    public String formToken() {
        return Secret.hash("form " + token);
    }
}
