package org.cgmkit.bulk.client;

import java.util.List;
import java.util.Map;

/**
 * What was seen of a file, without its lines.
 *
 * @param item the manifest's item
 * @param status the status that it was answered with, after redirects
 * @param contentType the media type
 * @param contentEncoding the encoding that was told; empty for none
 * @param compressed whether its bytes were those of gzip
 * @param lines how many lines it has
 * @param types how many resources it has of each type
 * @param bad what is wrong with lines, the first few of them
 * @param unread whether there are lines of which no resource could be made
 */
public record FileSurvey(
        Item item,
        int status,
        String contentType,
        String contentEncoding,
        boolean compressed,
        long lines,
        Map<String, Long> types,
        List<String> bad,
        boolean unread) {
    /** Keeps copies. */
    public FileSurvey {
        types = Map.copyOf(types);
        bad = List.copyOf(bad);
    }

    /** Whether it opened. */
    public boolean opened() {
        return status == 200;
    }
}
