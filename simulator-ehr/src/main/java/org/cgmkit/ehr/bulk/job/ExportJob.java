package org.cgmkit.ehr.bulk.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cgmkit.ehr.bulk.content.ExportOrder;
import org.cgmkit.ehr.bulk.content.Version;

/**
 * An export under way or done.
 *
 * @param id its id, which cannot be guessed
 * @param order what was asked for
 * @param begun when, which is its transaction time
 * @param asOf up to when it has what was stored
 * @param ready when it is done
 * @param files its files
 * @param deleted what was deleted since
 * @param fetched how often each file was fetched
 */
public record ExportJob(
        String id,
        ExportOrder order,
        Instant begun,
        Instant asOf,
        Instant ready,
        List<ExportFile> files,
        List<Version> deleted,
        Map<String, Integer> fetched) {
    /** How long files are kept after it is done. */
    public static final Duration KEPT = Duration.ofHours(1);

    /** Keeps copies. */
    public ExportJob {
        files = List.copyOf(files);
        deleted = List.copyOf(deleted);
    }

    /** One of which no file was fetched. */
    ExportJob(
            String id,
            ExportOrder order,
            Instant begun,
            Instant asOf,
            Instant ready,
            List<ExportFile> files,
            List<Version> deleted) {
        this(id, order, begun, asOf, ready, files, deleted, new ConcurrentHashMap<>());
    }
}
