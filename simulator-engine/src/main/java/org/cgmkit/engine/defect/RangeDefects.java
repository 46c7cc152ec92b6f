package org.cgmkit.engine.defect;

import static org.cgmkit.engine.defect.EngineWorkings.answering;
import static org.cgmkit.engine.defect.EngineWorkings.deciding;
import static org.cgmkit.engine.defect.EngineWorkings.shares;
import static org.cgmkit.engine.defect.EngineWorkings.taking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cgmkit.engine.policy.Classification;
import org.cgmkit.engine.policy.ErrorCodes;
import org.cgmkit.engine.policy.FractionalValues;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.engine.policy.RangeLimits;
import org.cgmkit.engine.trace.TraceRow;

/** Defects of ranges and units. */
final class RangeDefects {
    private static final String MASS = "mg/dL";
    private static final String MOLAR = "mmol/L";

    private RangeDefects() {}

    static List<EngineDefect> all() {
        return List.of(
                limit("54-is-very-low", "ranges.threshold-54", "54", MASS, "53"),
                limit("70-is-low", "ranges.threshold-70", "70", MASS, "69"),
                limit("180-is-high", "ranges.threshold-180", "180", MASS, "181"),
                limit("250-is-very-high", "ranges.threshold-250", "250", MASS, "251"),
                limit("3.0-is-very-low", "ranges.molar-3-0", "3.0", MOLAR, "2.9"),
                limit("3.9-is-low", "ranges.molar-3-9", "3.9", MOLAR, "3.8"),
                limit("10.0-is-high", "ranges.molar-10-0", "10.0", MOLAR, "10.1"),
                limit("13.9-is-very-high", "ranges.molar-13-9", "13.9", MOLAR, "14.0"),
                EngineDefect.of(
                        "compares-molar-unrounded",
                        "ranges.unit-own",
                        "It converts mg/dL to mmol/L and compares them unrounded with the limits in mmol/L.",
                        deciding(policy -> policy.with(PolicyKey.CLASSIFICATION, Classification.MOLAR_EXACT))),
                EngineDefect.of(
                        "compares-mass-unrounded",
                        "ranges.unit-own",
                        "It converts mmol/L to mg/dL and compares them unrounded with the limits in mg/dL.",
                        deciding(policy -> policy.with(PolicyKey.CLASSIFICATION, Classification.MASS_EXACT))),
                EngineDefect.of(
                        "truncates-undeclared",
                        "ranges.fractional",
                        "It cuts off decimals, and declares that it compares them as they are.",
                        deciding(policy -> policy.with(PolicyKey.FRACTIONAL, FractionalValues.TRUNCATED))),
                EngineDefect.of(
                        "ranges-for-integers",
                        "ranges.five",
                        "Values between 180 and 181 mg/dL are in none of its ranges.",
                        answering((answer, asked) -> {
                            if (asked.task().rows().stream()
                                    .anyMatch(row -> row.value().equals("180.5"))) {
                                ((ObjectNode) answer.path("percent")).put("high", 0);
                            }
                        })),
                EngineDefect.of(
                        "below-70-without-54",
                        "ranges.cumulative",
                        "Its share below 70 mg/dL is without what is below 54.",
                        answering((answer, asked) -> {
                            if (answer.path("percent") instanceof ObjectNode percent) {
                                percent.set("below70", percent.path("low"));
                            }
                        })),
                EngineDefect.of(
                                "pregnancy-by-adult-limits",
                                "ranges.other-limits",
                                "It declares the limits of a pregnancy, and takes 70 and 180 mg/dL.",
                                deciding(policy -> policy.with(PolicyKey.LIMITS, RangeLimits.STANDARD)))
                        .under("pregnancy"),
                limit("140-is-high", "ranges.other-limits", "140", MASS, "141").under("pregnancy"),
                EngineDefect.of(
                        "molar-mean-says-mass",
                        "units.stated",
                        "Mean and standard deviation are in mmol/L, and it says mg/dL.",
                        answering((answer, asked) -> {
                            molar(answer.path("mean"));
                            molar(answer.path("sd"));
                        })),
                EngineDefect.of(
                        "guesses-unit",
                        "units.absent",
                        "It takes rows without a unit for mg/dL.",
                        taking(task -> task.withRows(task.rows().stream()
                                .map(row -> row.unit().isEmpty()
                                        ? new TraceRow(row.line(), row.time(), row.value(), MASS, row.stream())
                                        : row)
                                .toList()))),
                EngineDefect.of(
                        "silent-switch",
                        "units.switch-told",
                        "It does not tell that the unit changes within a trace.",
                        answering((answer, asked) -> {
                            if (asked.task().rows().stream()
                                                    .map(TraceRow::unit)
                                                    .distinct()
                                                    .count()
                                            > 1
                                    && answer.at("/excluded/withoutUnit").asInt() == 0) {
                                answer.putArray("notices");
                            }
                        })),
                EngineDefect.of(
                        "first-unit-for-all",
                        "units.by-row",
                        "It takes the unit of the first row for that of all rows.",
                        answering((answer, asked) -> {
                            Set<String> units = asked.task().rows().stream()
                                    .map(TraceRow::unit)
                                    .collect(Collectors.toSet());
                            if (units.containsAll(Set.of(MASS, MOLAR))) {
                                shares(
                                        answer,
                                        asked.under(asked.policy()
                                                        .with(PolicyKey.CLASSIFICATION, Classification.UNIT_IGNORED)
                                                        .with(PolicyKey.ERROR_CODES, ErrorCodes.COUNTED))
                                                .shares());
                            }
                        })),
                EngineDefect.of(
                        "drops-other-unit",
                        "units.by-row",
                        "It drops rows that are not in the unit of the first row.",
                        taking(task -> task.withRows(task.rows().stream()
                                        .filter(row -> row.unit().isEmpty()
                                                || row.unit()
                                                        .equals(task.rows()
                                                                .getFirst()
                                                                .unit()))
                                        .toList()))
                                .and(answering((answer, asked) -> answer.withArray("notices")
                                        .add("Rows in another unit than the first one do not count.")))),
                EngineDefect.of(
                        "factor-18-undeclared",
                        "units.factor",
                        "It converts by 18, and declares 18.0182.",
                        deciding(policy -> policy.with(PolicyKey.FACTOR, new BigDecimal("18")))),
                EngineDefect.of(
                        "factor-18.2",
                        "units.factor",
                        "It converts by 18.2.",
                        deciding(policy -> policy.with(PolicyKey.FACTOR, new BigDecimal("18.2")))));
    }

    private static void molar(JsonNode figure) {
        if (figure instanceof ObjectNode stated) {
            stated.put("value", Math.round(1e4 * stated.path("value").asDouble() / 18.0182) / 1e4);
        }
    }

    /** A limit that belongs to the range farther from the target: the value is taken for its neighbour. */
    private static EngineDefect limit(String id, String requirement, String value, String unit, String taken) {
        return EngineDefect.of(
                id,
                requirement,
                "It puts " + value + " " + unit + " into the range of " + taken + ".",
                taking(task -> task.withRows(task.rows().stream()
                        .map(row -> row.value().equals(value) && row.unit().equals(unit)
                                ? new TraceRow(row.line(), row.time(), taken, row.unit(), row.stream())
                                : row)
                        .toList())));
    }
}
