package org.cgmkit.cgm.figure;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.cgmkit.guide.glucose.GlucoseRange.Limits;
import org.cgmkit.guide.glucose.GlucoseReading;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.cgmkit.reports.figure.Axis;

/**
 * The axis of glucose as ambulatory glucose profiles have it: from what sensors show least (40 mg/dL, 2.2 mmol/L) to 300 mg/dL
 * (16.7 mmol/L), higher where there are higher values, at most to what sensors show most (400 mg/dL, 22.2 mmol/L); lines at the limits
 * between the ranges (Battelino et al. 2019, Diabetes Care 42:1593).
 */
final class GlucoseAxis {
    private GlucoseAxis() {}

    /** The axis for those readings, all in that unit. */
    static Axis of(GlucoseUnit unit, Collection<GlucoseReading> readings) {
        boolean mass = unit == GlucoseUnit.MASS;
        double highest = readings.stream()
                .map(GlucoseReading::value)
                .mapToDouble(BigDecimal::doubleValue)
                .max()
                .orElse(0);
        List<Double> ends = mass ? List.of(300.0, 350.0, 400.0) : List.of(16.7, 19.4, 22.2);
        double high = ends.stream().filter(end -> end >= highest).findFirst().orElse(ends.getLast());
        Limits limits = Limits.in(unit);
        List<Double> marks = Stream.of(
                        limits.low(), limits.target(), limits.high(), limits.veryHigh(), BigDecimal.valueOf(high))
                .map(BigDecimal::doubleValue)
                .toList();
        return new Axis(
                unit.code(),
                mass ? 40 : 2.2,
                high,
                marks,
                limits.target().doubleValue(),
                limits.high().doubleValue());
    }
}
