package org.cgmkit.cgm;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.cgmkit.fixtures.GuideEdition;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.fixtures.SubmissionContext;
import org.cgmkit.fixtures.trace.GlucoseTrace;
import org.cgmkit.fixtures.trace.Persona;
import org.cgmkit.fixtures.trace.SensorData;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.glucose.GlucoseUnit;

/** Gives every submission of a run identifiers and a time of its own, so that no check meets the data of another one. */
final class SubmissionContexts {
    /** Further apart than the longest sequence of readings that a check sends. */
    private static final Duration APART = Duration.ofHours(2);

    private final String patientId;
    private final GlucoseUnit unit;
    private final GuideEdition edition;
    private final String label;
    private final Instant latest;
    private final SensorData data = GlucoseTrace.of(Persona.TYPE_1_WELL_CONTROLLED, 1);
    private final AtomicInteger next = new AtomicInteger();

    private SubmissionContexts(String patientId, GlucoseUnit unit, GuideEdition edition, String label, Instant latest) {
        this.patientId = patientId;
        this.unit = unit;
        this.edition = edition;
        this.label = label;
        this.latest = latest;
    }

    /** Contexts of a new run. The second within the day is random, so that two runs do not meet each other's times. */
    static SubmissionContexts startingNow(String patientId, GlucoseUnit unit, GuideVersion guide) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        byte[] bytes = new byte[4];
        random.nextBytes(bytes);
        Instant latest = Instant.now()
                .truncatedTo(ChronoUnit.SECONDS)
                .minusSeconds(random.nextLong(Duration.ofDays(1).toSeconds()));
        return new SubmissionContexts(
                patientId,
                unit,
                GuideEdition.of(guide),
                "cgmkit-" + HexFormat.of().formatHex(bytes),
                latest);
    }

    /** What the value of every identifier of the run begins with. */
    String label() {
        return label;
    }

    SubmissionContext next() {
        int number = next.incrementAndGet();
        Instant end = latest.minus(APART.multipliedBy(number));
        return SubmissionContext.of(patientId, new IdentifierSource(label + "." + number), end)
                .in(unit)
                .in(edition)
                .with(data);
    }
}
