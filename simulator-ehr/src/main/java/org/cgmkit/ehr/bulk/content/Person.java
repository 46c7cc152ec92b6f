package org.cgmkit.ehr.bulk.content;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.cgmkit.fixtures.trace.GlucoseTrace;
import org.cgmkit.fixtures.trace.Persona;
import org.cgmkit.fixtures.trace.SensorReading;
import org.cgmkit.guide.glucose.GlucoseReading;
import org.cgmkit.guide.glucose.GlucoseUnit;

/**
 * One of the people of a world.
 *
 * @param number which one, from 0
 * @param member whether the person is in the group
 * @param seed the seed of the world
 */
public record Person(int number, boolean member, long seed) {
    private static final List<Persona> PERSONAS = List.of(Persona.values());
    private static final int MOLAR = 3;

    /** The logical id. */
    public String id() {
        return String.format(Locale.ROOT, "person-%04d", number + 1);
    }

    /** The unit of the person's sensor. */
    public GlucoseUnit unit() {
        return number % MOLAR == MOLAR - 1 ? GlucoseUnit.MOLAR : GlucoseUnit.MASS;
    }

    /** The readings of a time, as the sensor showed them. */
    List<GlucoseReading> readings(Instant from, Duration span) {
        return GlucoseTrace.of(PERSONAS.get(number % PERSONAS.size()), seed * 100_003 + number)
                .between(from, from.plus(span))
                .stream()
                .map(SensorReading::reading)
                .map(each -> each.in(unit()))
                .toList();
    }
}
