package org.cgmkit.guide;

import java.util.List;

/**
 * A mistake that implementers often make, so that a check can call it by name.
 *
 * @param number its place in the list, from 1
 * @param id the stable name, such as {@code atomic-transaction}
 * @param title what went wrong, in a few words
 * @param seen how it shows
 * @param change what to do about it
 * @param requirements the ids of the requirements whose checks may meet it
 */
public record Trap(int number, String id, String title, String seen, String change, List<String> requirements) {
    public Trap {
        requirements = List.copyOf(requirements);
    }

    /** What a finding says to who has met it. */
    public String advice() {
        return "This is known trap " + number + ", '" + title + "'. What to change: " + change.strip();
    }
}
