package org.cgmkit.validation.submission;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the kit keeps of one entry of a submission while it judges the whole.
 *
 * @param start the offset of its first byte
 * @param end the offset after its last byte
 * @param shape the number of its shape, or {@link EntryShapes#NONE}
 * @param fullUrl its fullUrl, or null
 * @param type the type of its resource, or null
 * @param id the id of its resource, or null
 * @param version the version of its resource, or null
 * @param references the numbers of the references in it, in the order of the text
 * @param wide whether it can say something about the whole Bundle beyond fullUrl, id and references
 */
public record EntryOutline(
        long start,
        long end,
        int shape,
        @Nullable String fullUrl,
        @Nullable String type,
        @Nullable String id,
        @Nullable String version,
        List<Integer> references,
        boolean wide) {

    /** What the invariant about unique fullUrls (bdl-7) compares; null where it does not look. */
    @Nullable
    public String uniqueUrl() {
        return fullUrl == null ? null : fullUrl + (version == null ? "" : version);
    }
}
