package org.cgmkit.links.share;

import org.cgmkit.links.file.CompactJwe;
import org.cgmkit.links.link.StrictJson;
import org.cgmkit.links.visit.Seen;

/**
 * What a link gave after it should have ended.
 *
 * @param share the link
 * @param why what ended it, such as {@code it has expired}
 * @param after the answer
 */
public record Ending(MadeShare share, String why, Seen after) {

    /** Whether there are still data to be had. */
    public boolean isServed() {
        return serves(after);
    }

    /** Whether an answer leads to data: a file, or a manifest with one. */
    public static boolean serves(Seen seen) {
        String body = seen.exchange().body();
        return seen.status() == 200
                && (CompactJwe.isLike(body)
                        || !StrictJson.read(body).path("files").isEmpty());
    }
}
