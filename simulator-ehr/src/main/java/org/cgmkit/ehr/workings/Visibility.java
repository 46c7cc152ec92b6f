package org.cgmkit.ehr.workings;

import org.cgmkit.ehr.store.Stored;

/** What the outside gets to see of what is stored. */
public interface Visibility {

    /** Whether a read finds it. */
    boolean toRead(Stored stored);

    /** Whether a search finds it. */
    boolean toSearch(Stored stored);

    /** Everything is there at once (guide, "CGM Data Submission: Bundles", available immediately). */
    static Visibility complete() {
        return new Visibility() {
            @Override
            public boolean toRead(Stored stored) {
                return true;
            }

            @Override
            public boolean toSearch(Stored stored) {
                return true;
            }
        };
    }
}
