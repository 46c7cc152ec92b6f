package org.cgmkit.console.sandbox;

/**
 * Something that can be chosen on a page.
 *
 * @param id what is sent when it is chosen
 * @param title what it is, for people
 * @param group under which heading it stands, or empty
 */
public record Choice(String id, String title, String group) {
    /** A choice under no heading. */
    public static Choice of(String id, String title) {
        return new Choice(id, title, "");
    }
}
