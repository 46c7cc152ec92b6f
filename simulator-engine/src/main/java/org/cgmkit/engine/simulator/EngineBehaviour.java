package org.cgmkit.engine.simulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgmkit.engine.policy.Policy;

/**
 * One sound way to count: a legal policy that is declared and kept.
 *
 * @param id the name by which it is chosen
 * @param description what it does, in a sentence
 * @param policy its policy
 * @param decimals the decimals of its figures
 */
public record EngineBehaviour(String id, String description, Policy policy, int decimals) {
    /** Everything as is usual. */
    public static final EngineBehaviour CONSENSUS = new EngineBehaviour(
            "consensus", "It counts as the consensus does, and as is usual beyond it.", Policy.USUAL, 4);

    private static final List<EngineBehaviour> ALL = List.of(
            CONSENSUS,
            of(
                    "holding",
                    "Readings are held for 20 minutes at most; duplicates count as their mean.",
                    Map.of("gaps.denominator", "hold:20", "duplicates.sameTime", "mean")),
            of(
                    "interpolating",
                    "Gaps up to 45 minutes are interpolated; the last of two values counts; the factor is 18.",
                    Map.of(
                            "gaps.denominator",
                            "linear:45:inclusive",
                            "duplicates.sameTime",
                            "last",
                            "units.factor",
                            "18")),
            of(
                    "molar",
                    "Values are shown and classed in mmol/L; GMI goes by way of mmol/mol.",
                    Map.of(
                            "ranges.classification",
                            "molar-half-up",
                            "units.factor",
                            "18.01559",
                            "gmi.formula",
                            "ifcc")),
            of(
                    "whole-values",
                    "Values are rounded to whole mg/dL, half to even, before they are compared.",
                    Map.of("ranges.fractional", "half-even", "statistics.sd", "n")),
            of(
                    "of-period",
                    "Shares are those of the period, with what had no data.",
                    Map.of("gaps.denominator", "period")),
            of(
                    "span-events",
                    "Events last from their first to their last reading; gaps end them; level two ends at 70.",
                    Map.of("events.minutes", "span", "events.gap", "breaks", "events.levelTwoEnd", "70")),
            of(
                    "sensor-silent",
                    "Nothing is excluded as warm-up: its sensors show nothing then.",
                    Map.of("warmUp.minutes", "none")),
            of("dropping", "LOW and HIGH are dropped and told.", Map.of("sentinels.use", "dropped")),
            of(
                    "first-to-last",
                    "The active share is one of the time from the first to the last reading.",
                    Map.of("active.denominator", "first-to-last", "sufficiency.compares", "rounded")),
            of(
                    "merging",
                    "Two sensors at once count as their mean; days begin at midnight in UTC; the end counts.",
                    Map.of("streams.use", "merged-mean", "days.boundary", "utc", "period.end", "inclusive")),
            of(
                    "pregnancy",
                    "The target is that of a pregnancy, 63 to 140 mg/dL.",
                    Map.of("ranges.limits", "pregnancy")),
            new EngineBehaviour(
                    "whole-percents",
                    "Figures have no decimals.",
                    Policy.declared(Map.of("events.levelOne", "without-level-two")),
                    0),
            new EngineBehaviour(
                    "one-decimal",
                    "Figures have one decimal.",
                    Policy.declared(Map.of("duplicates.sameTime", "both-dropped")),
                    1));

    private static EngineBehaviour of(String id, String description, Map<String, String> declaration) {
        return new EngineBehaviour(id, description, Policy.declared(declaration), 4);
    }

    /** All of them, the usual one first. */
    public static List<EngineBehaviour> all() {
        return ALL;
    }

    /** The one of that name, or empty. */
    public static Optional<EngineBehaviour> find(String id) {
        return ALL.stream().filter(each -> each.id().equals(id)).findFirst();
    }
}
