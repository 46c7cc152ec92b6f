package org.cgmkit.ehr.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a search looks at in a resource, be it stored or on its way into the store. */
public interface SearchableResource {

    /** Its logical id. */
    String id();

    /** The id of the patient whom it is about, or null. */
    @Nullable
    String patient();

    /** Whether it came in a submission. */
    boolean submitted();

    /** When it was stored; later than any moment where it is not stored yet. */
    Instant updated();

    /** The codes, identifiers and texts by which it is found. */
    List<IndexTerm> terms();

    /** The time that it is of, or nothing. */
    Optional<TimeRange> span();
}
