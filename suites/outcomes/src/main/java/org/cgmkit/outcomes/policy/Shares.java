package org.cgmkit.outcomes.policy;

import java.math.RoundingMode;
import java.util.Objects;
import java.util.stream.Collectors;
import org.cgmkit.engine.calculation.Outcomes;
import org.cgmkit.engine.calculation.RangeShares;
import org.cgmkit.outcomes.answer.EngineAnswer;
import org.cgmkit.outcomes.answer.Figure;

/** Holds figures of an answer against exact ones. */
public final class Shares {
    private Shares() {}

    /** Whether the five shares may be the exact ones, rounded. */
    public static boolean fit(EngineAnswer answer, Outcomes exact) {
        return Look.SHARES.fits(answer, exact);
    }

    /** The five shares of an answer in words. */
    public static String text(EngineAnswer answer) {
        return answer.shares()
                .map(shares -> Figure.SHARES.stream()
                        .map(each -> Objects.requireNonNull(shares.get(each)).toPlainString())
                        .collect(Collectors.joining("/")))
                .orElse("nothing");
    }

    /** The five exact shares in words, with four decimals. */
    public static String text(Outcomes exact) {
        RangeShares shares = exact.shares();
        return shares == null
                ? "nothing"
                : Figure.SHARES.stream()
                        .map(each -> shares.percent(Look.range(each))
                                .rounded(4, RoundingMode.HALF_UP)
                                .toPlainString())
                        .collect(Collectors.joining("/"));
    }

    /** Whether the mean may be the exact one, rounded. */
    public static boolean meanFits(EngineAnswer answer, Outcomes exact) {
        return Look.MEAN.fits(answer, exact);
    }
}
