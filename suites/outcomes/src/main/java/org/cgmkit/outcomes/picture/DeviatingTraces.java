package org.cgmkit.outcomes.picture;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cgmkit.engine.calculation.Outcomes;
import org.cgmkit.engine.calculation.RangeShares;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.engine.trace.TraceRow;
import org.cgmkit.guide.glucose.GlucoseConversion;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.cgmkit.outcomes.answer.EngineAnswer;
import org.cgmkit.outcomes.answer.Figure;
import org.cgmkit.outcomes.engine.AskedEngine;
import org.cgmkit.outcomes.engine.AskedEngine.Answered;
import org.cgmkit.outcomes.policy.Look;
import org.cgmkit.outcomes.policy.ReferenceEngine;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Evidence;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.figure.Axis;
import org.cgmkit.reports.figure.Curve;
import org.cgmkit.reports.figure.MarkedCurve;
import org.cgmkit.reports.figure.StackedShares;
import org.cgmkit.reports.figure.StackedShares.Bar;
import org.cgmkit.reports.figure.StackedShares.Part;
import org.cgmkit.reports.figure.StackedShares.Tone;

/**
 * The traces of failed rows: the readings as a curve, and the shares that the engine answered below those that it declares.
 *
 * @param engine the engine
 * @param reference computes what is right
 */
public record DeviatingTraces(AskedEngine engine, ReferenceEngine reference) {
    /** More pictures than that nobody looks at. */
    private static final int MOST = 8;

    /** Rows farther apart than that are not joined by a line. */
    private static final Duration GAP = Duration.ofMinutes(16);

    private static final Axis AXIS = new Axis("mg/dL", 40, 400, List.of(54.0, 70.0, 180.0, 250.0), 70, 180);
    private static final BigDecimal NEARLY = new BigDecimal("0.01");

    /** The pictures, two of each trace, in the order of the rows. */
    public List<org.cgmkit.reports.figure.Figure> of(RunReport report) {
        Map<EngineTask, List<String>> requirements = new LinkedHashMap<>();
        Map<EngineTask, EngineAnswer> answers = new LinkedHashMap<>();
        for (CheckResult row : report.checks()) {
            if (row.outcome() == Outcome.FAIL || row.outcome() == Outcome.WARN) {
                lastOf(row).ifPresent(answered -> {
                    answers.put(answered.task(), answered.answer());
                    requirements
                            .computeIfAbsent(answered.task(), each -> new ArrayList<>())
                            .add(row.requirement());
                });
            }
        }
        List<org.cgmkit.reports.figure.Figure> pictures = new ArrayList<>();
        requirements.entrySet().stream().limit(MOST).forEach(each -> {
            EngineTask task = each.getKey();
            Outcomes right = reference.of(engine.given(task), engine.target().policy());
            String title = "Trace of " + String.join(", ", each.getValue());
            EngineAnswer answer = Objects.requireNonNull(answers.get(task));
            pictures.add(curve(title, task, right, answer));
            shares(title, right, answer).ifPresent(pictures::add);
        });
        return pictures;
    }

    /** The last trace that a row looked at is the one that it speaks of. */
    private Optional<Answered> lastOf(CheckResult row) {
        for (Evidence evidence : row.evidence().reversed()) {
            Optional<Answered> answered =
                    engine.answered(evidence).filter(each -> !each.task().rows().isEmpty());
            if (answered.isPresent()) {
                return answered;
            }
        }
        return Optional.empty();
    }

    private static MarkedCurve curve(String title, EngineTask task, Outcomes right, EngineAnswer answer) {
        List<Curve.Point> points = new ArrayList<>();
        task.rows().forEach(row -> point(row).ifPresent(points::add));
        List<String> text = new ArrayList<>();
        text.add(task.rows().size() + " rows, of which " + right.used() + " count by what the engine declares.");
        right.excluded().forEach((why, count) -> text.add(count + " rows " + why.words() + "."));
        text.add("Low events: " + right.episodes().levelOne() + answered(answer, Figure.LEVEL_ONE) + ", very low ones: "
                + right.episodes().levelTwo() + answered(answer, Figure.LEVEL_TWO) + ".");
        return new MarkedCurve(
                title,
                String.join(" ", text),
                AXIS,
                task.zone(),
                Curve.stretches(points, GAP),
                TraceMarks.of(task, right));
    }

    private static String answered(EngineAnswer answer, Figure figure) {
        return answer.number(figure)
                .map(number -> " (answered: " + number.stripTrailingZeros().toPlainString() + ")")
                .orElse("");
    }

    private static Optional<Curve.Point> point(TraceRow row) {
        try {
            BigDecimal value = switch (row.value()) {
                case "LOW" -> BigDecimal.valueOf(40);
                case "HIGH" -> BigDecimal.valueOf(400);
                default -> new BigDecimal(row.value());
            };
            boolean molar = row.unit().equals(GlucoseUnit.MOLAR.code());
            BigDecimal mass = molar ? GlucoseConversion.convert(value, GlucoseUnit.MOLAR, GlucoseUnit.MASS) : value;
            return Optional.of(new Curve.Point(OffsetDateTime.parse(row.time()).toInstant(), mass.doubleValue()));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<StackedShares> shares(String title, Outcomes right, EngineAnswer answer) {
        RangeShares exact = right.shares();
        Optional<Map<Figure, BigDecimal>> written = answer.shares();
        if (exact == null || written.isEmpty()) {
            return Optional.empty();
        }
        List<BigDecimal> expected = new ArrayList<>();
        List<BigDecimal> actual = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        for (Figure each : Figure.SHARES) {
            BigDecimal one = exact.percent(Look.range(each)).rounded(2, RoundingMode.HALF_UP);
            BigDecimal other = Objects.requireNonNull(written.get().get(each));
            expected.add(one);
            actual.add(other);
            parts.add(
                    new Part(words(each), tone(each), one.subtract(other).abs().compareTo(NEARLY) > 0));
        }
        return Optional.of(new StackedShares(
                "Shares: " + title,
                "What the engine declares comes to the upper bar, what it answered is the lower one.",
                parts,
                List.of(new Bar("by what it declares", expected), new Bar("answered", actual))));
    }

    private static Tone tone(Figure share) {
        return switch (share) {
            case VERY_LOW -> Tone.FAR_BELOW;
            case LOW -> Tone.BELOW;
            case TARGET -> Tone.WANTED;
            case HIGH -> Tone.ABOVE;
            default -> Tone.FAR_ABOVE;
        };
    }

    private static String words(Figure share) {
        return switch (share) {
            case VERY_LOW -> "very low";
            case LOW -> "low";
            case TARGET -> "in target";
            case HIGH -> "high";
            default -> "very high";
        };
    }
}
