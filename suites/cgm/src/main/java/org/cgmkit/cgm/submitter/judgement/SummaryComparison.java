package org.cgmkit.cgm.submitter.judgement;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cgmkit.fixtures.variant.EntryKind;

/**
 * Values of one period beside what they come to by readings.
 *
 * @param findings the values that no usual reading of their definition explains
 * @param fitting for each of the others, the sentence (without its point) that says which reading does
 * @param explained whether it is explained, for each kind of value that was sent
 */
record SummaryComparison(List<SubmissionFinding> findings, List<String> fitting, Map<EntryKind, Boolean> explained) {
    private static final int MOST_SHOWN = 4;

    static SummaryComparison of(SummaryValues figures, ReadingSet set, Recomputation recomputed) {
        List<SubmissionFinding> findings = new ArrayList<>();
        List<String> fitting = new ArrayList<>();
        Map<EntryKind, Boolean> explained = new EnumMap<>(EntryKind.class);
        for (SummaryValue figure : figures.all()) {
            List<AcceptedValue> usual = new ArrayList<>(recomputed.of(figure.kind()));
            if (figure.kind() == EntryKind.GMI) {
                usual.addAll(SummaryAgreement.gmiByMeans(figures));
            }
            if (usual.isEmpty()) {
                continue;
            }
            List<String> fits = usual.stream()
                    .filter(figure::isExplainedBy)
                    .map(AcceptedValue::reading)
                    .toList();
            explained.put(figure.kind(), !fits.isEmpty());
            if (fits.isEmpty()) {
                findings.add(finding(figure, usual, set));
            } else {
                fitting.add("What fits " + figure.label() + ": " + String.join("; ", fits));
            }
        }
        return new SummaryComparison(findings, fitting, explained);
    }

    /** Whether at least two values of these kinds were sent, and all that were sent are explained. */
    boolean explains(List<EntryKind> kinds) {
        List<EntryKind> sent = kinds.stream().filter(explained::containsKey).toList();
        return sent.size() > 1 && sent.stream().allMatch(k -> explained.getOrDefault(k, false));
    }

    private static SubmissionFinding finding(SummaryValue figure, List<AcceptedValue> usual, ReadingSet set) {
        String expected = usual.stream()
                .map(AcceptedValue::text)
                .distinct()
                .limit(figure.kind() == EntryKind.TIMES_IN_RANGES ? 1 : MOST_SHOWN)
                .collect(Collectors.joining(" or "));
        return SubmissionFinding.of(
                figure.where(),
                figure.label() + " from " + set.period().text(),
                expected,
                "it is " + figure.text(),
                SwappedRanges.sentence(figure, usual)
                        + "This is what the " + set.readings().size()
                        + " readings come to that were sent for the period, from "
                        + set.first() + " to " + set.last() + ".");
    }
}
