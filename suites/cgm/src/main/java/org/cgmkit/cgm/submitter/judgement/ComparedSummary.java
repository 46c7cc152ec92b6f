package org.cgmkit.cgm.submitter.judgement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.cgmkit.cgm.submitter.judgement.AcceptedValue.Span;
import org.cgmkit.cgm.submitter.judgement.SummaryComparison.Compared;
import org.cgmkit.fixtures.variant.EntryKind;

/**
 * The values of one period as an app sent them, beside what they come to by the readings that it sent.
 *
 * @param period the period, as it was sent
 * @param readings how many readings of it came
 * @param first the time of the first one
 * @param last the time of the last one
 * @param values the values
 */
public record ComparedSummary(String period, int readings, Instant first, Instant last, List<Value> values) {
    public ComparedSummary {
        values = List.copyOf(values);
    }

    /**
     * A value.
     *
     * @param kind what it is
     * @param sent the number as it was sent; of times in ranges all five, from very low to very high
     * @param expected what each number comes to, to the second decimal, by the reading of its definition that fits, else by the
     *     commonest
     * @param within between what it may lie, for a person to read, each number by itself
     * @param fits whether each number can have come from that
     */
    public record Value(
            EntryKind kind, List<BigDecimal> sent, List<BigDecimal> expected, List<String> within, List<Boolean> fits) {
        public Value {
            sent = List.copyOf(sent);
            expected = List.copyOf(expected);
            within = List.copyOf(within);
            fits = List.copyOf(fits);
        }

        /** What it is, with the article, as it stands in a sentence. */
        public String label() {
            return SummaryValue.label(kind);
        }

        /** Whether any number does not fit. */
        public boolean differs() {
            return fits.contains(false);
        }

        private static Value of(Compared compared) {
            List<BigDecimal> sent = compared.sent().numbers();
            boolean explained = compared.isExplained();
            List<Span> spans = (explained ? compared.fitting() : compared.usual())
                    .getFirst()
                    .spans();
            List<Boolean> fits = IntStream.range(0, sent.size())
                    .mapToObj(i -> explained || spans.get(i).admits(sent.get(i)))
                    .toList();
            return new Value(
                    compared.sent().kind(),
                    sent,
                    spans.stream().map(Value::middle).toList(),
                    spans.stream().map(Span::text).toList(),
                    // Each may be near enough by itself where all together are not.
                    explained || fits.contains(false)
                            ? fits
                            : fits.stream().map(fit -> false).toList());
        }

        private static BigDecimal middle(Span span) {
            return span.low().add(span.high()).divide(BigDecimal.TWO).setScale(2, RoundingMode.HALF_UP);
        }
    }

    /** Whether any of its values does not fit the readings. */
    public boolean differs() {
        return values.stream().anyMatch(Value::differs);
    }

    static ComparedSummary of(SummaryComparison comparison) {
        ReadingSet set = comparison.set();
        return new ComparedSummary(
                set.period().text(),
                set.readings().size(),
                set.first(),
                set.last(),
                comparison.values().stream().map(Value::of).toList());
    }
}
