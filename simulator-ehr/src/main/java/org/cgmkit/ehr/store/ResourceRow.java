package org.cgmkit.ehr.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A resource as it is written.
 *
 * @param stored the resource
 * @param kind what it shares with others
 * @param identifier its first identifier, or null where it has none
 * @param others what else it is found by
 * @param span the time that it is of, or null
 * @param fingerprint what tells it from other resources, or null where it takes no part in deduplication
 */
record ResourceRow(
        StoredResource stored,
        Kind kind,
        @Nullable IndexTerm identifier,
        List<IndexTerm> others,
        @Nullable TimeRange span,
        @Nullable UUID fingerprint) {

    static ResourceRow of(ResourceDraft draft, Instant now) {
        StoredResource stored = draft.stored(now);
        List<IndexTerm> shared = new ArrayList<>();
        List<IndexTerm> others = new ArrayList<>();
        IndexTerm identifier = null;
        for (IndexTerm term : draft.terms()) {
            if (Kind.isShared(term.parameter())) {
                shared.add(term);
            } else if (identifier == null && term.parameter().equals("identifier")) {
                identifier = term;
            } else {
                others.add(term);
            }
        }
        return new ResourceRow(
                stored,
                new Kind(stored.type(), stored.patient(), stored.submitted(), shared),
                identifier,
                others,
                draft.span().orElse(null),
                fingerprint(draft.fingerprint()));
    }

    /** Half of a fingerprint's 256 bits are more than enough to tell resources apart. */
    static @Nullable UUID fingerprint(String digits) {
        return digits.isEmpty()
                ? null
                : new UUID(Long.parseUnsignedLong(digits, 0, 16, 16), Long.parseUnsignedLong(digits, 16, 32, 16));
    }
}
