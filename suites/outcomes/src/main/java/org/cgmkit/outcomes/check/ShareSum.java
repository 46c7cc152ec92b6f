package org.cgmkit.outcomes.check;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.outcomes.answer.Figure;

/**
 * What shares make together.
 *
 * @param five the sum of the five shares
 * @param withoutData the share without data, or empty where it is not told
 * @param slack what rounding may have added or taken
 */
record ShareSum(BigDecimal five, Optional<BigDecimal> withoutData, BigDecimal slack) {
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    /** Of a trace's answer. */
    static ShareSum of(EngineUnderTest engine, EngineTask task) {
        Map<Figure, BigDecimal> shares = engine.shares(task);
        int decimals =
                shares.values().stream().mapToInt(BigDecimal::scale).max().orElse(0);
        // Each of six shares may be cut off by nearly a unit of its last place.
        BigDecimal slack = BigDecimal.valueOf(6).movePointLeft(Math.max(0, Math.min(decimals, 9)));
        return new ShareSum(
                shares.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add),
                engine.answer(task).number(Figure.NO_DATA),
                slack);
    }

    /** Whether all that is told does not make 100, by more than rounding. */
    boolean isOff() {
        return five.add(withoutData.orElse(BigDecimal.ZERO)).subtract(ALL).abs().compareTo(slack) > 0;
    }

    /** Whether it is off by more than half a unit of the last place for each share, or a whole unit where they are cut off. */
    boolean isOffByMoreThanRounding(boolean cutOff) {
        BigDecimal most = slack.multiply(new BigDecimal(cutOff ? "1" : "0.5")).add(new BigDecimal("1e-6"));
        return five.add(withoutData.orElse(BigDecimal.ZERO)).subtract(ALL).abs().compareTo(most) > 0;
    }

    /** Whether a share is a whole one but for what floating-point numbers lose. */
    static boolean isNearly(BigDecimal share, int whole) {
        return share.subtract(BigDecimal.valueOf(whole)).abs().movePointRight(6).compareTo(BigDecimal.ONE) < 0;
    }

    /** The sum in words. */
    String text() {
        return five.stripTrailingZeros().toPlainString()
                + withoutData
                        .map(missing -> ", and " + missing.toPlainString() + " without data")
                        .orElse("");
    }
}
