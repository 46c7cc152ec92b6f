package org.cgmkit.links.catalogue;

import org.cgmkit.guide.Catalogue;

/** What SMART Health Links, and the chapter on them in the CGM guide, ask for. */
public final class LinkCatalogue {
    private static final Catalogue CATALOGUE = Catalogue.read(Catalogue.class, "shlink");

    private LinkCatalogue() {}

    /** The requirements and traps. */
    public static Catalogue get() {
        return CATALOGUE;
    }

    /** What a finding says to who has met the trap with that id. */
    public static String adviceOn(String trap) {
        return CATALOGUE.traps().adviceOn(trap);
    }
}
