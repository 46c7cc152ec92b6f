package org.cgmkit.engine.calculation;

import java.time.Instant;
import java.time.LocalDateTime;
import org.cgmkit.guide.glucose.GlucoseUnit;

/**
 * A row of a trace that could be read.
 *
 * @param line the row's number
 * @param time when it was measured
 * @param wall what the clock on the wall showed then
 * @param value the concentration
 * @param unit its unit
 * @param mark whether it is a number, or beyond what the sensor shows
 * @param stream the sensor's name
 * @param interval the minutes that it stands for
 */
record SensorValue(
        int line,
        Instant time,
        LocalDateTime wall,
        Rational value,
        GlucoseUnit unit,
        Mark mark,
        String stream,
        int interval) {

    enum Mark {
        NUMBER,
        LOW,
        HIGH
    }

    /** The same with another concentration, in mg/dL. */
    SensorValue with(Rational mass) {
        return new SensorValue(line, time, wall, mass, GlucoseUnit.MASS, mark, stream, interval);
    }

    /** The same with another value in its unit. */
    SensorValue showing(Rational other) {
        return new SensorValue(line, time, wall, other, unit, mark, stream, interval);
    }

    /** The same read in another unit. */
    SensorValue in(GlucoseUnit other) {
        return new SensorValue(line, time, wall, value, other, mark, stream, interval);
    }

    /** The same, taken for another sensor's. */
    SensorValue of(String sensor, int minutes) {
        return new SensorValue(line, time, wall, value, unit, mark, sensor, minutes);
    }
}
