package org.cgmkit.cloud.workings;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cgmkit.cloud.grant.Grant;
import org.cgmkit.cloud.world.Person;

/** Whose data are opened, to whom, and until when. Sound as it stands; a defect overrides something. */
public class AccessRules {

    /** Whose data are opened to who shows no token, or an invented one; nobody's. */
    public Optional<Person> openedToStrangers() {
        return Optional.empty();
    }

    /** Whose data a token of a grant opens. */
    public Person opened(Grant grant, boolean renewed) {
        return grant.person();
    }

    /** Whether a token lives. */
    public boolean lives(Instant end, Instant now) {
        return end.isAfter(now);
    }

    /** Ends what a user has revoked. */
    public void revoke(Grant grant) {
        grant.end();
    }

    /** Which grants a user's revocation ends. */
    public List<Grant> meant(Person user, List<Grant> all) {
        return all.stream().filter(each -> each.person().equals(user)).toList();
    }

    /** How many calls in a row are answered 429 once they come too fast. */
    public int throttled() {
        return 1;
    }
}
