package org.cgmkit.cloud.workings;

import java.util.List;
import org.cgmkit.cloud.world.Entry;

/**
 * A page of an answer.
 *
 * @param entries what is in it
 * @param next where the next page begins, counted in records; -1 where there is none
 */
public record Page(List<Entry> entries, int next) {
    public Page {
        entries = List.copyOf(entries);
    }
}
