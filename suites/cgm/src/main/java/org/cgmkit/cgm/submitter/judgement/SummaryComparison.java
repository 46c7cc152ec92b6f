package org.cgmkit.cgm.submitter.judgement;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.cgmkit.fixtures.variant.EntryKind;

/**
 * Values of one period beside what they come to by readings.
 *
 * @param set the readings
 * @param values the values of which something can be said
 */
record SummaryComparison(ReadingSet set, List<Compared> values) {
    private static final int MOST_SHOWN = 4;

    SummaryComparison {
        values = List.copyOf(values);
    }

    /**
     * A value.
     *
     * @param sent the value as it was sent
     * @param usual what it comes to by every usual reading of its definition, at least one, the commonest first
     */
    record Compared(SummaryValue sent, List<AcceptedValue> usual) {
        Compared {
            usual = List.copyOf(usual);
        }

        /** The readings of its definition that explain it. */
        List<AcceptedValue> fitting() {
            return usual.stream().filter(sent::isExplainedBy).toList();
        }

        boolean isExplained() {
            return !fitting().isEmpty();
        }
    }

    static SummaryComparison of(SummaryValues figures, ReadingSet set, Recomputation recomputed) {
        List<Compared> values = new ArrayList<>();
        for (SummaryValue figure : figures.all()) {
            List<AcceptedValue> usual = new ArrayList<>(recomputed.of(figure.kind()));
            if (figure.kind() == EntryKind.GMI) {
                usual.addAll(SummaryAgreement.gmiByMeans(figures));
            }
            if (!usual.isEmpty()) {
                values.add(new Compared(figure, usual));
            }
        }
        return new SummaryComparison(set, values);
    }

    /** The values that no usual reading of their definition explains. */
    List<SubmissionFinding> findings() {
        return values.stream()
                .filter(value -> !value.isExplained())
                .map(this::finding)
                .toList();
    }

    /** For each of the others, the sentence (without its point) that says which reading does. */
    List<String> fitting() {
        return values.stream()
                .filter(Compared::isExplained)
                .map(value -> "What fits " + value.sent().label() + ": "
                        + value.fitting().stream().map(AcceptedValue::reading).collect(Collectors.joining("; ")))
                .toList();
    }

    /** Whether at least two values of these kinds were sent, and all that were sent are explained. */
    boolean explains(List<EntryKind> kinds) {
        List<Compared> sent = values.stream()
                .filter(value -> kinds.contains(value.sent().kind()))
                .toList();
        return sent.size() > 1 && sent.stream().allMatch(Compared::isExplained);
    }

    private SubmissionFinding finding(Compared value) {
        SummaryValue figure = value.sent();
        String expected = value.usual().stream()
                .map(AcceptedValue::text)
                .distinct()
                .limit(figure.kind() == EntryKind.TIMES_IN_RANGES ? 1 : MOST_SHOWN)
                .collect(Collectors.joining(" or "));
        return SubmissionFinding.of(
                figure.where(),
                figure.label() + " from " + set.period().text(),
                expected,
                "it is " + figure.text(),
                SwappedRanges.sentence(figure, value.usual())
                        + "This is what the " + set.readings().size()
                        + " readings come to that were sent for the period, from "
                        + set.first() + " to " + set.last() + ".");
    }
}
