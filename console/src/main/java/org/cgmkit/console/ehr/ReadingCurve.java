package org.cgmkit.console.ehr;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cgmkit.console.sandbox.Curve;
import org.cgmkit.console.sandbox.Fact;
import org.cgmkit.ehr.store.StoredResource;
import org.cgmkit.guide.cgm.Concept;
import org.cgmkit.guide.glucose.GlucoseRange;
import org.cgmkit.guide.glucose.GlucoseReading;
import org.cgmkit.guide.glucose.GlucoseStatistics;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.cgmkit.guide.glucose.SensorWear;

/** The readings among observations as a curve, in the unit in which the last of them came. */
final class ReadingCurve {
    private ReadingCurve() {}

    static Curve of(List<StoredResource> observations) {
        List<GlucoseReading> readings = observations.stream()
                .map(StoredResource::resource)
                .flatMap(observation -> reading(observation).stream())
                .toList();
        if (readings.isEmpty()) {
            return Curve.EMPTY;
        }
        GlucoseUnit unit = readings.getLast().unit();
        List<GlucoseReading> drawn = readings.stream()
                .map(reading -> reading.in(unit))
                .sorted(Comparator.comparing(GlucoseReading::time))
                .toList();
        GlucoseRange.Limits limits = GlucoseRange.Limits.in(unit);
        return new Curve(
                unit.display(),
                drawn.stream().map(r -> r.time().getEpochSecond()).toList(),
                drawn.stream().map(r -> r.value().doubleValue()).toList(),
                limits.target().doubleValue(),
                limits.high().doubleValue(),
                figures(drawn, unit));
    }

    private static List<Fact> figures(List<GlucoseReading> readings, GlucoseUnit unit) {
        GlucoseStatistics statistics = GlucoseStatistics.of(readings);
        long inRange = readings.stream()
                .filter(r -> GlucoseRange.of(r.value(), unit) == GlucoseRange.TARGET)
                .count();
        List<Instant> times = readings.stream().map(GlucoseReading::time).toList();
        Duration interval = times.size() < 2 ? Duration.ZERO : SensorWear.interval(times);
        List<Fact> figures = new ArrayList<>();
        figures.add(Fact.read("Readings", String.valueOf(readings.size())));
        figures.add(Fact.read("Mean", rounded(statistics.mean(), unit) + " " + unit.display()));
        figures.add(Fact.read("In target range", Math.round(100.0 * inRange / readings.size()) + " % of the readings"));
        if (!interval.isZero()) {
            figures.add(Fact.read("One reading every", interval.toMinutes() + " min"));
            figures.add(Fact.read("Gaps", String.valueOf(gaps(times, interval))));
        }
        return figures;
    }

    /** Times between readings that are more than twice as long as usual. */
    private static long gaps(List<Instant> times, Duration interval) {
        long gaps = 0;
        for (int i = 1; i < times.size(); i++) {
            if (Duration.between(times.get(i - 1), times.get(i)).compareTo(interval.multipliedBy(2)) > 0) {
                gaps++;
            }
        }
        return gaps;
    }

    private static String rounded(BigDecimal value, GlucoseUnit unit) {
        return value.setScale(unit == GlucoseUnit.MASS ? 0 : 1, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private static Optional<GlucoseReading> reading(ObjectNode observation) {
        Optional<GlucoseUnit> unit = Concept.SENSOR_READING_MASS.isIn(observation.path("code"))
                ? Optional.of(GlucoseUnit.MASS)
                : Concept.SENSOR_READING_MOLES.isIn(observation.path("code"))
                        ? Optional.of(GlucoseUnit.MOLAR)
                        : Optional.empty();
        if (unit.isEmpty() || !observation.path("valueQuantity").path("value").isNumber()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new GlucoseReading(
                    OffsetDateTime.parse(observation.path("effectiveDateTime").asText())
                            .toInstant(),
                    observation.path("valueQuantity").path("value").decimalValue(),
                    unit.get()));
        } catch (DateTimeException e) {
            // Without a moment there is no place on the curve.
            return Optional.empty();
        }
    }
}
