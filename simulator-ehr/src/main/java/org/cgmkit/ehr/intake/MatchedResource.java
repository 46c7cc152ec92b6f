package org.cgmkit.ehr.intake;

import java.time.Instant;
import org.cgmkit.ehr.store.StoredResource;
import org.cgmkit.ehr.submission.SubmittedEntry;
import org.jspecify.annotations.Nullable;

/**
 * A resource that the receiver has already, or takes in from an earlier entry of the same submission.
 *
 * @param type its type
 * @param id its logical id
 * @param version its version
 * @param updated when it was stored
 * @param position the entry that it comes from, or null where it was there before
 */
public record MatchedResource(
        String type,
        String id,
        int version,
        Instant updated,
        @Nullable Integer position) {

    static MatchedResource of(StoredResource stored) {
        return new MatchedResource(stored.type(), stored.id(), stored.version(), stored.updated(), null);
    }

    /** What an entry will be, where it is stored. */
    public static MatchedResource of(SubmittedEntry entry, String id, int version, Instant now) {
        return new MatchedResource(entry.type(), id, version, now, entry.position());
    }

    /** Where it is, as {@code Type/id}. */
    public String reference() {
        return type + "/" + id;
    }

    /** Where its version is, as {@code Type/id/_history/version}. */
    public String location() {
        return reference() + "/_history/" + version;
    }
}
