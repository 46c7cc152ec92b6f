package org.cgmkit.guide.glucose;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Readings with given values, five minutes apart from midnight on. */
final class Readings {
    static final Instant START = Instant.parse("2026-04-01T00:00:00Z");

    private Readings() {}

    static List<GlucoseReading> mass(String... values) {
        return of(GlucoseUnit.MASS, values);
    }

    static List<GlucoseReading> molar(String... values) {
        return of(GlucoseUnit.MOLAR, values);
    }

    static List<GlucoseReading> times(int count, String value) {
        return of(
                GlucoseUnit.MASS, IntStream.range(0, count).mapToObj(i -> value).toArray(String[]::new));
    }

    private static List<GlucoseReading> of(GlucoseUnit unit, String... values) {
        return IntStream.range(0, values.length)
                .mapToObj(i ->
                        new GlucoseReading(START.plus(Duration.ofMinutes(5L * i)), new BigDecimal(values[i]), unit))
                .toList();
    }
}
