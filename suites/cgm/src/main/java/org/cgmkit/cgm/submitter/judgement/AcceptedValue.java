package org.cgmkit.cgm.submitter.judgement;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a value comes to by one usual reading of its definition.
 *
 * @param reading the reading, as it stands behind "by", such as {@code the standard deviation over n-1}
 * @param spans between which numbers it lies exactly, one span for each number that the value has
 */
record AcceptedValue(String reading, List<Span> spans) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** In half units: what rounding makes and half a unit more, of shares that are cut off. */
    private static final BigDecimal ROUNDED = BigDecimal.valueOf(3);

    AcceptedValue {
        spans = List.copyOf(spans);
    }

    static AcceptedValue of(String reading, Span span) {
        return new AcceptedValue(reading, List.of(span));
    }

    /** Whether numbers with so many decimals can have come from it. */
    boolean fits(List<BigDecimal> sent) {
        return sent.size() == spans.size()
                && IntStream.range(0, sent.size()).allMatch(i -> spans.get(i).admits(sent.get(i)));
    }

    /**
     * Whether shares of a whole can have come from it. Where they are made to add up, each may be off by half a unit more
     * than its own rounding makes it, or one of them by what the rounding of the others leaves.
     */
    boolean fitsShares(List<BigDecimal> sent) {
        if (fits(sent)) {
            return true;
        }
        BigDecimal sum = sent.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sent.size() != spans.size() || sum.compareTo(HUNDRED) != 0) {
            return false;
        }
        int decimals = sent.stream().mapToInt(BigDecimal::scale).max().orElse(0);
        BigDecimal unit = BigDecimal.ONE.movePointLeft(Math.max(0, decimals));
        long rest = IntStream.range(0, sent.size())
                .filter(i -> !spans.get(i).admits(sent.get(i)))
                .count();
        BigDecimal most = unit.multiply(rest == 1 ? BigDecimal.valueOf(sent.size() - 1L) : ROUNDED)
                .divide(BigDecimal.TWO);
        return IntStream.range(0, sent.size())
                .allMatch(i -> spans.get(i).admits(sent.get(i))
                        || spans.get(i).widened(most).contains(sent.get(i)));
    }

    /** Its numbers to the second decimal, and the reading. */
    String text() {
        return SummaryValue.named(spans.stream().map(Span::text).toList()) + " by " + reading;
    }

    /** Numbers from a low to a high one, both included. */
    record Span(BigDecimal low, BigDecimal high) {
        /** A number that is known exactly. */
        static Span exactly(BigDecimal value) {
            return new Span(value, value);
        }

        /** A number that may be off by so much. */
        static Span around(BigDecimal value, BigDecimal slack) {
            return new Span(value.subtract(slack), value.add(slack));
        }

        /** All numbers that a sent one may stand for: it may be rounded in any direction. */
        static Span behind(BigDecimal sent) {
            return around(sent, unit(sent));
        }

        /** The span of the products; all numbers have to be positive. */
        Span times(Span factor) {
            return new Span(low.multiply(factor.low), high.multiply(factor.high));
        }

        /** The span of the quotients; all numbers have to be positive. */
        Span over(Span divisor) {
            return new Span(
                    low.divide(divisor.high, MathContext.DECIMAL128), high.divide(divisor.low, MathContext.DECIMAL128));
        }

        Span plus(BigDecimal summand) {
            return new Span(low.add(summand), high.add(summand));
        }

        /** Whether a sent number is less than a unit of its last decimal away, as rounding in any direction leaves it. */
        boolean admits(BigDecimal sent) {
            BigDecimal unit = unit(sent);
            return contains(sent)
                    || (sent.add(unit).compareTo(low) > 0 && sent.subtract(unit).compareTo(high) < 0);
        }

        boolean contains(BigDecimal number) {
            return number.compareTo(low) >= 0 && number.compareTo(high) <= 0;
        }

        Span widened(BigDecimal slack) {
            return new Span(low.subtract(slack), high.add(slack));
        }

        String text() {
            String from = text(low);
            String to = text(high);
            return from.equals(to) ? from : from + " to " + to;
        }

        private static String text(BigDecimal number) {
            return number.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
        }

        /** One in the last decimal; of a number without decimals, one. */
        private static BigDecimal unit(BigDecimal sent) {
            return BigDecimal.ONE.movePointLeft(Math.max(0, sent.scale()));
        }
    }
}
