package org.cgmkit.partner.poll;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.partner.mapping.MappedRecord;
import org.cgmkit.reports.Evidence;

/**
 * What a question was answered, page by page.
 *
 * @param question the question
 * @param pages the answers
 * @param sizes how many records each answer has, whether the mapping chooses them or not
 * @param records the records that the mapping makes of them
 * @param endless why its pages do not end; empty where they do
 * @param evidence the exchanges
 */
public record Fetched(
        Question question,
        List<Exchange> pages,
        List<Integer> sizes,
        List<MappedRecord> records,
        String endless,
        List<Evidence> evidence) {
    /** Keeps copies. */
    public Fetched {
        pages = List.copyOf(pages);
        sizes = List.copyOf(sizes);
        records = List.copyOf(records);
        evidence = List.copyOf(evidence);
    }

    /** The last answer. */
    public Exchange last() {
        return pages.getLast();
    }

    /** Whether all pages were answered with success. */
    public boolean succeeded() {
        return pages.stream().allMatch(Exchange::succeeded);
    }

    /** The records by type and time; of two that share both the first. */
    public Map<String, MappedRecord> bySpot() {
        Map<String, MappedRecord> records = new TreeMap<>();
        this.records.forEach(each -> records.putIfAbsent(each.spot(), each));
        return records;
    }

    /** The records by what a platform knows them by; of two that share it the first. */
    public Map<String, MappedRecord> byIdentity() {
        Map<String, MappedRecord> records = new TreeMap<>();
        this.records.forEach(each -> records.putIfAbsent(each.identity(), each));
        return records;
    }

    /** The latest time of a record, or the beginning of time. */
    public Instant newest() {
        return records.stream()
                .flatMap(each -> each.moment().stream())
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
    }
}
