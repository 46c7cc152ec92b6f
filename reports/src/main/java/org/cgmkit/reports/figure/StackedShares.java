package org.cgmkit.reports.figure;

import java.math.BigDecimal;
import java.util.List;

/**
 * Shares of a whole in several bars below each other, to be compared.
 *
 * @param parts what the whole consists of, the same in each bar, in the order in which they lie
 * @param bars the bars
 */
public record StackedShares(String title, String text, List<Part> parts, List<Bar> bars) implements Figure {
    public StackedShares {
        parts = List.copyOf(parts);
        bars = List.copyOf(bars);
        for (Bar bar : bars) {
            if (bar.percents().size() != parts.size()) {
                throw new IllegalArgumentException("Expected " + parts.size() + " shares in the bar '" + bar.name()
                        + "', but got " + bar.percents().size() + ".");
            }
        }
    }

    /** Where a part lies with regard to what is wanted; it gives the part its colour. */
    public enum Tone {
        FAR_BELOW,
        BELOW,
        WANTED,
        ABOVE,
        FAR_ABOVE
    }

    /**
     * A part of the whole.
     *
     * @param name what it is
     * @param differs whether the bars do not fit together in it
     */
    public record Part(String name, Tone tone, boolean differs) {}

    /**
     * A bar.
     *
     * @param name whose shares they are
     * @param percents the share of each part in percent, with the decimals that it was given with
     */
    public record Bar(String name, List<BigDecimal> percents) {
        public Bar {
            percents = List.copyOf(percents);
        }
    }
}
