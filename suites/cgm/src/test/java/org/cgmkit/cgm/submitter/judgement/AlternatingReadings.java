package org.cgmkit.cgm.submitter.judgement;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cgmkit.fixtures.trace.Sensor;
import org.cgmkit.fixtures.trace.SensorData;
import org.cgmkit.fixtures.trace.SensorReading;
import org.cgmkit.guide.glucose.GlucoseReading;
import org.cgmkit.guide.glucose.GlucoseUnit;

/**
 * Readings every five minutes that are low and high by turns, so that a person can tell what they come to.
 *
 * @param low every other value in mg/dL
 * @param high the values between
 * @param since the first reading
 */
record AlternatingReadings(int low, int high, Instant since) implements SensorData {
    private static final long INTERVAL = 300;
    private static final Sensor SENSOR = new Sensor("Even", "1");

    @Override
    public List<SensorReading> between(Instant from, Instant to) {
        List<SensorReading> readings = new ArrayList<>();
        long first = Math.max(from.getEpochSecond(), since.getEpochSecond());
        for (long second = first; second < to.getEpochSecond(); second += INTERVAL) {
            int value = second / INTERVAL % 2 == 0 ? low : high;
            readings.add(new SensorReading(
                    new GlucoseReading(Instant.ofEpochSecond(second), BigDecimal.valueOf(value), GlucoseUnit.MASS),
                    SENSOR));
        }
        return readings;
    }

    @Override
    public List<SensorReading> last(int count, Instant end) {
        return between(end.minus(Duration.ofSeconds(count * INTERVAL)), end);
    }
}
