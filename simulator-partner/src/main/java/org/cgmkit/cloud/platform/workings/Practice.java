package org.cgmkit.cloud.platform.workings;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One sound way to be a platform.
 *
 * @param id the name by which it is chosen
 * @param description what it does, in a sentence
 * @param traits what it does otherwise than the usual one
 */
public record Practice(String id, String description, Set<Trait> traits) {
    /** The usual one. */
    public static final Practice STANDARD = of(
            "standard",
            "Random intervals, a refresh on 401, changes since the last success of each kind of data, records known by their ids;"
                    + " a refused refresh ends the connection.");

    private static final List<Practice> ALL = List.of(
            STANDARD,
            of("refreshes-early", "Refreshes five minutes before a token ends.", Trait.REFRESHES_EARLY),
            of(
                    "looks-back-three-days",
                    "Asks for windows that begin three days before the last success.",
                    Trait.LOOKS_BACK),
            of("parallel-streams", "Asks for all kinds of data at once, page by page.", Trait.IN_TURN),
            of("tries-five-times", "Tries a refused refresh again after 1, 2, 4 and 8 intervals.", Trait.TRIES_AGAIN),
            of("tells-the-partner", "Revokes its token when a user disconnects.", Trait.TELLS_PARTNER),
            of("no-pkce", "Sends no code challenge.", Trait.NO_PKCE),
            of("small-pages", "Asks for 100 records at a time.", Trait.SMALL_PAGES),
            of("takes-its-time", "Waits five minutes between the requests of a transfer.", Trait.SLOW));

    /** What a platform may do otherwise. */
    public enum Trait {
        /** It refreshes before a token ends. */
        REFRESHES_EARLY,
        /** It asks for windows, and looks back. */
        LOOKS_BACK,
        /** It asks for pages of all kinds in turn. */
        IN_TURN,
        /** It tries a refused refresh again. */
        TRIES_AGAIN,
        /** It tells the partner of a disconnect. */
        TELLS_PARTNER,
        /** It sends no code challenge. */
        NO_PKCE,
        /** It asks for few records at a time. */
        SMALL_PAGES,
        /** It waits between requests. */
        SLOW
    }

    private static Practice of(String id, String description, Trait... traits) {
        EnumSet<Trait> all = EnumSet.noneOf(Trait.class);
        all.addAll(List.of(traits));
        return new Practice(id, description, all);
    }

    /** Whether it does that. */
    public boolean has(Trait trait) {
        return traits.contains(trait);
    }

    /** All of them, the usual one first. */
    public static List<Practice> all() {
        return ALL;
    }

    /** The one of that name, or empty. */
    public static Optional<Practice> find(String id) {
        return ALL.stream().filter(each -> each.id().equals(id)).findFirst();
    }
}
