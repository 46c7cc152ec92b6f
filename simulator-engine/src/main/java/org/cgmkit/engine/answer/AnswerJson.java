package org.cgmkit.engine.answer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Locale;
import org.cgmkit.engine.calculation.DayShares;
import org.cgmkit.engine.calculation.Excluded;
import org.cgmkit.engine.calculation.Outcomes;
import org.cgmkit.engine.calculation.RangeShares;
import org.cgmkit.engine.calculation.Rational;
import org.cgmkit.engine.calculation.Spread;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.guide.glucose.GlucoseRange;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.jspecify.annotations.Nullable;

/**
 * Outcomes as JSON, in the form in which the kit asks engines for them. A figure that cannot be computed is null.
 *
 * @param decimals the decimals of every figure
 * @param unit the unit of mean and standard deviation
 * @param method what the method is called
 */
public record AnswerJson(int decimals, GlucoseUnit unit, String method) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** The name of a range in answers, such as {@code veryLow}. */
    public static String name(GlucoseRange range) {
        String[] words = range.name().toLowerCase(Locale.ROOT).split("_", -1);
        return words.length == 1
                ? words[0]
                : words[0] + words[1].substring(0, 1).toUpperCase(Locale.ROOT) + words[1].substring(1);
    }

    /** The outcomes as an object. */
    public ObjectNode of(Outcomes outcomes) {
        NumberForm form = new NumberForm(decimals, outcomes.policy().of(PolicyKey.ROUNDING));
        ObjectNode answer = JSON.objectNode();
        shares(answer, outcomes.shares(), form);
        spread(answer, outcomes.spread(), form);
        answer.put("active", outcomes.active() == null ? null : form.of(outcomes.active()));
        answer.put("daysOfWear", outcomes.daysOfWear());
        answer.put("sufficient", outcomes.sufficient());
        answer.put("readings", outcomes.readings());
        answer.put("used", outcomes.used());
        ObjectNode excluded = answer.putObject("excluded");
        for (Excluded why : Excluded.values()) {
            excluded.put(why.id(), outcomes.excluded(why));
        }
        answer.putObject("events")
                .put("levelOne", outcomes.episodes().levelOne())
                .put("levelTwo", outcomes.episodes().levelTwo())
                .put("extended", outcomes.episodes().extended());
        ObjectNode perDay = answer.putObject("perDay");
        outcomes.perDay().forEach((day, shares) -> perDay.set(day.toString(), day(shares, form)));
        outcomes.notices().forEach(answer.putArray("notices")::add);
        answer.put("method", method);
        ObjectNode policy = answer.putObject("policy");
        outcomes.policy().declaration(PolicyKey.all()).forEach(policy::put);
        return answer;
    }

    private static void shares(ObjectNode answer, @Nullable RangeShares shares, NumberForm form) {
        if (shares == null) {
            answer.putNull("percent");
            answer.putNull("gri");
            return;
        }
        ObjectNode percent = answer.putObject("percent");
        for (GlucoseRange range : GlucoseRange.values()) {
            percent.put(name(range), form.of(shares.percent(range)));
        }
        Rational veryLow = shares.percent(GlucoseRange.VERY_LOW);
        Rational veryHigh = shares.percent(GlucoseRange.VERY_HIGH);
        percent.put("below70", form.of(veryLow.plus(shares.percent(GlucoseRange.LOW))));
        percent.put("above180", form.of(veryHigh.plus(shares.percent(GlucoseRange.HIGH))));
        if (shares.percentWithoutData() != null) {
            percent.put("noData", form.of(shares.percentWithoutData()));
        }
        answer.put("gri", form.of(shares.riskIndex()));
    }

    private void spread(ObjectNode answer, @Nullable Spread spread, NumberForm form) {
        if (spread == null) {
            for (String figure : new String[] {"mean", "sd", "cv", "gmi"}) {
                answer.putNull(figure);
            }
            return;
        }
        answer.putObject("mean").put("value", form.of(spread.mean(unit))).put("unit", unit.code());
        BigDecimal deviation = spread.deviation(unit);
        BigDecimal variation = spread.variation();
        if (deviation == null || variation == null) {
            answer.putNull("sd");
            answer.putNull("cv");
        } else {
            answer.putObject("sd").put("value", form.of(deviation)).put("unit", unit.code());
            answer.put("cv", form.of(variation));
        }
        answer.put("gmi", form.of(spread.gmi()));
    }

    private static ObjectNode day(DayShares shares, NumberForm form) {
        ObjectNode day = JSON.objectNode();
        for (GlucoseRange range : GlucoseRange.values()) {
            day.put(name(range), form.of(shares.percent(range)));
        }
        return day.put("readings", shares.readings());
    }
}
