package org.cgmkit.links.share;

import java.util.List;
import org.cgmkit.links.visit.Seen;

/**
 * What came of wrong passcodes that were sent at the same time.
 *
 * @param left how many attempts were left before
 * @param answers the answers to them
 * @param afterwards the answer to the right one, after all of them
 */
public record Race(int left, List<Seen> answers, Seen afterwards) {
    public Race {
        answers = List.copyOf(answers);
    }
}
