package org.cgmkit.engine.answer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cgmkit.engine.calculation.DayShares;
import org.cgmkit.engine.calculation.Outcomes;
import org.cgmkit.engine.calculation.RangeShares;
import org.cgmkit.engine.calculation.Spread;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.guide.glucose.GlucoseRange;
import org.cgmkit.guide.glucose.GlucoseUnit;

/**
 * Outcomes as a table for people.
 *
 * @param decimals the decimals of the figures
 * @param unit the unit of mean and standard deviation
 */
public record OutcomesText(int decimals, GlucoseUnit unit) {
    private static final Map<GlucoseRange, String> TITLES = Map.of(
            GlucoseRange.VERY_LOW, "very low",
            GlucoseRange.LOW, "low",
            GlucoseRange.TARGET, "in target",
            GlucoseRange.HIGH, "high",
            GlucoseRange.VERY_HIGH, "very high");

    /** The lines of the table. */
    public List<String> lines(EngineTask task, Outcomes outcomes) {
        NumberForm form = new NumberForm(decimals, outcomes.policy().of(PolicyKey.ROUNDING));
        List<String> lines = new ArrayList<>();
        lines.add(row("Period", task.start() + " to " + task.end() + ", " + task.zone()));
        lines.add(row("Readings", outcomes.used() + " used of " + outcomes.readings()));
        RangeShares shares = outcomes.shares();
        Spread spread = outcomes.spread();
        if (shares != null) {
            shares(lines, shares, form);
        }
        if (spread != null) {
            lines.add(row("Mean", form.of(spread.mean(unit)) + " " + unit.code()));
            BigDecimal deviation = spread.deviation(unit);
            BigDecimal variation = spread.variation();
            if (deviation != null && variation != null) {
                lines.add(row("SD", form.of(deviation) + " " + unit.code()));
                lines.add(row("CV", form.of(variation) + " %"));
            }
            lines.add(row("GMI", form.of(spread.gmi()) + " %"));
        }
        if (outcomes.active() != null) {
            lines.add(row("Active", form.of(outcomes.active()) + " %"));
        }
        lines.add(row("Enough data", outcomes.sufficient() ? "yes" : "no (14 days and 70 % are asked for)"));
        lines.add(row(
                "Low events",
                outcomes.episodes().levelOne() + ", level two "
                        + outcomes.episodes().levelTwo() + ", longer than two hours "
                        + outcomes.episodes().extended()));
        if (outcomes.perDay().size() > 1) {
            outcomes.perDay().forEach((day, of) -> lines.add(row(day.toString(), day(of, form))));
        }
        outcomes.notices().forEach(notice -> lines.add(row("Note", notice)));
        outcomes.policy().declaration().forEach((key, value) -> lines.add(row("Policy", key + " = " + value)));
        return lines;
    }

    private static void shares(List<String> lines, RangeShares shares, NumberForm form) {
        String counted = shares.counted().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        for (GlucoseRange range : GlucoseRange.values()) {
            lines.add(row(
                    "Time " + TITLES.get(range),
                    form.of(shares.percent(range)) + " % (" + shares.amount(range) + " of " + shares.of() + " "
                            + counted + ")"));
        }
        if (shares.percentWithoutData() != null) {
            lines.add(row("Time without data", form.of(shares.percentWithoutData()) + " %"));
        }
        lines.add(row("GRI", form.of(shares.riskIndex()).toPlainString()));
    }

    private static String day(DayShares day, NumberForm form) {
        return form.of(day.percent(GlucoseRange.TARGET)) + " % in target, " + day.readings() + " readings";
    }

    private static String row(String title, String text) {
        return String.format(Locale.ROOT, "%-18s %s", title, text);
    }
}
