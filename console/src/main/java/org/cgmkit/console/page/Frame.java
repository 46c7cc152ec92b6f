package org.cgmkit.console.page;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.cgmkit.console.store.Event;
import org.cgmkit.console.store.SignIn;
import org.cgmkit.console.store.Team;

/**
 * What all pages have around their content.
 *
 * @param title the title of the page
 * @param event the event of who is signed in
 * @param team their team
 * @param formToken what forms carry, or empty
 * @param notice what is to be said first, once, or empty
 */
public record Frame(String title, Optional<Event> event, Optional<Team> team, String formToken, String notice) {

    /** Around a page for everybody. */
    static Frame open(String title, Optional<SignIn> signedIn) {
        return new Frame(
                title,
                Optional.empty(),
                signedIn.map(SignIn::team),
                signedIn.map(SignIn::formToken).orElse(""),
                "");
    }

    /** The time zone in which times are shown. */
    public ZoneId zone() {
        return event.map(Event::zone).orElse(ZoneOffset.UTC);
    }

    /** An instant for people and for scripts. */
    public Moment at(java.time.Instant instant) {
        return new Moment(instant, zone());
    }
}
