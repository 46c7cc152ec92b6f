package org.cgmkit.validation.submission;

import java.util.List;

/**
 * A submission as it was read: its entries in order, and where the rest of the Bundle lies.
 *
 * @param entries the entries
 * @param head the offset after the opening bracket of {@code entry}
 * @param tail the offset of its closing bracket
 * @param references the references that the entries have, by number
 */
public record SubmissionOutline(List<EntryOutline> entries, long head, long tail, NumberedStrings references) {

    /** How many entries have that type of resource. */
    public long count(String type) {
        return entries.stream().filter(e -> type.equals(e.type())).count();
    }
}
