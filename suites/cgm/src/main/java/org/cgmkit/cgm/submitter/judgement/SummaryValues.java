package org.cgmkit.cgm.submitter.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.fixtures.variant.EntryKind;

/** Values that belong together: one of each kind at most, about one period and sent in one submission. */
final class SummaryValues {
    private final JsonNode period;
    private final int submission;
    private final Map<EntryKind, SummaryValue> byKind = new EnumMap<>(EntryKind.class);

    private SummaryValues(SummaryValue first) {
        this.period = first.entry().resource().path("effectivePeriod");
        this.submission = first.entry().submission();
        add(first);
    }

    /**
     * The values of a run: those that a summary refers to together, then what stands for itself by its period. A member
     * with another period than its summary stands for itself.
     */
    static List<SummaryValues> of(List<SentEntry> entries) {
        List<SentEntry> distinct =
                SentEntry.distinct(entries, e -> SummaryValue.of(e).isPresent());
        Set<SentEntry> left = new HashSet<>(distinct);
        List<SummaryValues> groups = new ArrayList<>();
        Map<Integer, BundleReferences> links = BundleReferences.of(entries);
        for (SentEntry summary : SentEntry.distinct(entries, e -> e.is(EntryKind.SUMMARY))) {
            BundleReferences own = Objects.requireNonNull(links.get(summary.submission()));
            List<SentEntry> members = new ArrayList<>();
            for (JsonNode member : summary.resource().path("hasMember")) {
                own.follow(summary, member.path("reference").asText())
                        .filter(e -> samePeriod(e, summary.resource().path("effectivePeriod")))
                        .filter(left::remove)
                        .ifPresent(members::add);
            }
            groups.addAll(gather(members));
        }
        groups.addAll(gather(distinct.stream().filter(left::contains).toList()));
        return groups;
    }

    /** The position of their submission in the run. */
    int submission() {
        return submission;
    }

    /** Their {@code effectivePeriod} as it was sent. */
    JsonNode period() {
        return period;
    }

    Optional<SummaryValue> find(EntryKind kind) {
        return Optional.ofNullable(byKind.get(kind));
    }

    Collection<SummaryValue> all() {
        return byKind.values();
    }

    /** Where they are, such as {@code submission[0].entry[1]} and how many more. */
    String where() {
        List<SentEntry> entries =
                byKind.values().stream().map(SummaryValue::entry).toList();
        return entries.getFirst().where() + (entries.size() > 1 ? " and " + (entries.size() - 1) + " with it" : "");
    }

    private static List<SummaryValues> gather(List<SentEntry> entries) {
        List<SummaryValues> groups = new ArrayList<>();
        for (SentEntry entry : entries) {
            SummaryValue.of(entry)
                    .ifPresent(figure -> groups.stream()
                            .filter(g -> g.submission == entry.submission()
                                    && samePeriod(entry, g.period)
                                    && !g.byKind.containsKey(figure.kind()))
                            .findFirst()
                            .ifPresentOrElse(g -> g.add(figure), () -> groups.add(new SummaryValues(figure))));
        }
        return groups;
    }

    private void add(SummaryValue figure) {
        byKind.put(figure.kind(), figure);
    }

    private static boolean samePeriod(SentEntry entry, JsonNode period) {
        JsonNode own = entry.resource().path("effectivePeriod");
        return own.path("start").equals(period.path("start")) && own.path("end").equals(period.path("end"));
    }
}
