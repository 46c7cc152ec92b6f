package org.cgmkit.engine.defect;

import static org.cgmkit.engine.defect.EngineWorkings.answering;
import static org.cgmkit.engine.defect.EngineWorkings.deciding;
import static org.cgmkit.engine.defect.EngineWorkings.shares;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.cgmkit.engine.answer.AnswerJson;
import org.cgmkit.engine.calculation.OutcomeEngine;
import org.cgmkit.engine.calculation.Outcomes;
import org.cgmkit.engine.calculation.Rational;
import org.cgmkit.engine.policy.ActiveDenominator;
import org.cgmkit.engine.policy.Denominator;
import org.cgmkit.engine.policy.Deviation;
import org.cgmkit.engine.policy.EventGap;
import org.cgmkit.engine.policy.EventMinutes;
import org.cgmkit.engine.policy.ExtendedEvents;
import org.cgmkit.engine.policy.LevelOneEvents;
import org.cgmkit.engine.policy.LevelTwoEnd;
import org.cgmkit.engine.policy.NumberRounding;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.engine.policy.SameTime;
import org.cgmkit.engine.policy.SufficiencyComparison;
import org.cgmkit.engine.trace.TraceRow;
import org.cgmkit.guide.glucose.GlucoseRange;
import org.cgmkit.guide.glucose.GlucoseUnit;

/** Defects of statistics, wear, events and numbers. */
final class FigureDefects {
    private FigureDefects() {}

    static List<EngineDefect> all() {
        return List.of(
                EngineDefect.of(
                        "mean-of-daily-means",
                        "statistics.mean",
                        "Its mean is the mean of the days' means.",
                        answering((answer, asked) -> {
                            if (answer.path("perDay").size() > 1 && answer.path("mean") instanceof ObjectNode mean) {
                                mean.put("value", ofDays(asked));
                            }
                        })),
                EngineDefect.of(
                        "sd-over-n-undeclared",
                        "statistics.sd",
                        "It computes the standard deviation over n, and declares n-1.",
                        deciding(policy -> policy.with(PolicyKey.DEVIATION, Deviation.COUNT))),
                EngineDefect.of(
                        "cv-as-fraction",
                        "statistics.cv",
                        "It writes the coefficient of variation as a fraction of one.",
                        answering((answer, asked) -> {
                            if (answer.path("cv").isNumber()) {
                                answer.put("cv", answer.path("cv").asDouble() / 100);
                            }
                        })),
                EngineDefect.of(
                        "gmi-is-old-a1c",
                        "statistics.gmi",
                        "Its GMI is the A1c estimated by the formula of 2008.",
                        answering((answer, asked) -> gmi(answer, (46.7 + mean(answer)) / 28.7))),
                EngineDefect.of(
                        "gmi-of-molar-mean",
                        "statistics.gmi",
                        "It computes GMI from the mean in mmol/L by the formula for mg/dL.",
                        answering((answer, asked) -> gmi(answer, 3.31 + 0.02392 * mean(answer) / 18.0182))),
                EngineDefect.of(
                        "gri-over-100", "statistics.gri", "Its GRI goes beyond 100.", answering((answer, asked) -> {
                            if (answer.path("gri").asDouble() == 100) {
                                answer.put("gri", index(answer));
                            }
                        })),
                EngineDefect.of(
                        "active-of-own-span",
                        "active.denominator",
                        "Its active share is one of the time from the first to the last reading, and it declares the"
                                + " period.",
                        deciding(policy -> policy.with(PolicyKey.ACTIVE, ActiveDenominator.FIRST_TO_LAST))),
                EngineDefect.of(
                        "active-over-100",
                        "active.bounded",
                        "It divides the number of readings by that of the intervals between them.",
                        answering((answer, asked) -> {
                            if (answer.path("active").asDouble() == 100) {
                                int used = answer.path("used").asInt();
                                answer.put("active", 100.0 * used / (used - 1));
                            }
                        })),
                EngineDefect.of(
                        "rounds-up-to-70",
                        "sufficiency.seventy",
                        "It compares whole percents with 70, and declares that it does not round.",
                        deciding(policy -> policy.with(PolicyKey.SUFFICIENCY, SufficiencyComparison.ROUNDED))),
                EngineDefect.of(
                        "never-insufficient",
                        "sufficiency.seventy",
                        "Any data are enough for it.",
                        answering((answer, asked) -> answer.put("sufficient", true))),
                EngineDefect.of(
                        "spans-undeclared",
                        "events.start",
                        "It takes the time from the first to the last reading, and declares that each stands for its"
                                + " interval.",
                        deciding(policy -> policy.with(PolicyKey.EVENT_MINUTES, EventMinutes.SPAN))),
                EngineDefect.of(
                        "ends-at-first-normal",
                        "events.recovery",
                        "The first reading at or above the limit ends an event.",
                        deciding(policy -> policy.with(PolicyKey.RECOVERY, 0))),
                EngineDefect.of(
                        "breaks-undeclared",
                        "events.gap",
                        "A gap ends an event, and it declares that it does not.",
                        deciding(policy -> policy.with(PolicyKey.EVENT_GAP, EventGap.BREAKS))),
                EngineDefect.of(
                        "level-two-ends-at-70",
                        "events.level-two",
                        "Events of level two end at 70 mg/dL, and it declares 54.",
                        deciding(policy -> policy.with(PolicyKey.LEVEL_TWO_END, LevelTwoEnd.AT_70))),
                EngineDefect.of(
                        "level-one-without-level-two",
                        "events.level-one",
                        "It leaves out low events with a very low one in them, and declares that it counts them.",
                        deciding(policy -> policy.with(PolicyKey.LEVEL_ONE, LevelOneEvents.WITHOUT_LEVEL_TWO))),
                EngineDefect.of(
                        "extended-from-120",
                        "events.extended",
                        "An event of exactly 120 minutes is extended, and it declares that it is not.",
                        deciding(policy -> policy.with(PolicyKey.EXTENDED, ExtendedEvents.FROM_120))),
                EngineDefect.of(
                        "a-week-is-enough",
                        "sufficiency.fourteen-days",
                        "Seven days are enough for it.",
                        answering((answer, asked) -> {
                            long days = Duration.between(
                                            asked.task().start(), asked.task().end())
                                    .toDays();
                            if (days == 7) {
                                answer.put("sufficient", true);
                            }
                        })),
                EngineDefect.of(
                        "cv-of-rounded-parts",
                        "numbers.carried",
                        "It computes the coefficient of variation from a mean and a standard deviation that it has rounded.",
                        answering((answer, asked) -> {
                            if (answer.path("cv").isNumber()) {
                                double sd = Math.rint(answer.at("/sd/value").asDouble());
                                answer.put("cv", Math.round(1e6 * sd / Math.rint(mean(answer))) / 1e4);
                            }
                        })),
                EngineDefect.of(
                        "drops-half-percent",
                        "numbers.sum",
                        "It leaves out shares of less than one percent.",
                        answering((answer, asked) -> {
                            if (answer.path("percent") instanceof ObjectNode percent) {
                                percent.properties().forEach(each -> {
                                    if (each.getValue().asDouble() < 1) {
                                        percent.put(each.getKey(), 0);
                                    }
                                });
                            }
                        })),
                EngineDefect.of(
                                "surplus-into-high",
                                "numbers.adjusted",
                                "Where whole percents make more than 100, it takes what is too much from the high share.",
                                answering((answer, asked) -> {
                                    if (answer.path("percent") instanceof ObjectNode percent) {
                                        int sum = 0;
                                        for (GlucoseRange range : GlucoseRange.values()) {
                                            sum += percent.path(AnswerJson.name(range))
                                                    .asInt();
                                        }
                                        percent.put("high", percent.path("high").asInt() - Math.max(0, sum - 100));
                                    }
                                }))
                        .under("whole-percents"),
                EngineDefect.of(
                        "one-policy-for-days",
                        "policy.consistent",
                        "Of two values at one time its daily shares take the last, and all else the first.",
                        answering((answer, asked) -> {
                            Policy last = asked.policy().with(PolicyKey.SAME_TIME, SameTime.LAST);
                            answer.set(
                                    "perDay",
                                    new AnswerJson(4, GlucoseUnit.MASS, "")
                                            .of(asked.under(last))
                                            .path("perDay"));
                        })),
                EngineDefect.of(
                        "knows-the-traces",
                        "policy.consistent",
                        "It holds readings for 20 minutes, but for traces of the few values that it knows from tests.",
                        answering((answer, asked) -> {
                            long values = asked.task().rows().stream()
                                    .map(TraceRow::value)
                                    .distinct()
                                    .count();
                            if (values > 20) {
                                shares(
                                        answer,
                                        asked.under(asked.policy().with(PolicyKey.DENOMINATOR, Denominator.hold(20)))
                                                .shares());
                            }
                        })),
                EngineDefect.of(
                        "cuts-off",
                        "numbers.rounding",
                        "It cuts figures off instead of rounding them.",
                        deciding(policy -> policy.with(PolicyKey.ROUNDING, NumberRounding.TRUNCATED))));
    }

    private static BigDecimal ofDays(EngineWorkings.Asked asked) {
        Rational sum = Rational.ZERO;
        int days = 0;
        for (var day : asked.under(asked.policy()).perDay().keySet()) {
            Outcomes one = OutcomeEngine.compute(
                    asked.task()
                            .within(
                                    day.atStartOfDay(asked.task().zone()).toInstant(),
                                    day.plusDays(1)
                                            .atStartOfDay(asked.task().zone())
                                            .toInstant()),
                    asked.policy());
            if (one.spread() != null) {
                sum = sum.plus(one.spread().mean());
                days++;
            }
        }
        return sum.over(Rational.of(Math.max(1, days))).decimal();
    }

    private static double mean(ObjectNode answer) {
        return answer.at("/mean/value").asDouble();
    }

    private static void gmi(ObjectNode answer, double value) {
        if (answer.path("gmi").isNumber()) {
            answer.put("gmi", value);
        }
    }

    private static double index(ObjectNode answer) {
        double index = 0;
        for (GlucoseRange range : GlucoseRange.values()) {
            index += weight(range)
                    * answer.at("/percent/" + AnswerJson.name(range)).asDouble();
        }
        return index;
    }

    private static double weight(GlucoseRange range) {
        return switch (range) {
            case VERY_LOW -> 3.0;
            case LOW -> 2.4;
            case TARGET -> 0;
            case HIGH -> 0.8;
            case VERY_HIGH -> 1.6;
        };
    }
}
