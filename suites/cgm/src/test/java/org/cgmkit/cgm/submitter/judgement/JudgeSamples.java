package org.cgmkit.cgm.submitter.judgement;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.instanceOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.SubmissionContext;
import org.cgmkit.fixtures.Submissions;
import org.cgmkit.fixtures.variant.EntryKind;

/** Submissions to judge, and what judges say of them. */
public final class JudgeSamples {
    static final URI BASE = URI.create("https://ehr.example.org/fhir");
    static final Instant END = Instant.parse("2026-05-15T00:00:00Z");

    private static final int MINUTES_OF_A_DAY = 1440;

    private JudgeSamples() {}

    /** About the patient {@code p1}, until the midnight after 14 May 2026. */
    public static SubmissionContext context() {
        return SubmissionContext.of("p1", IdentifierSource.stable("run"), END);
    }

    /** With another number in the first entry of that kind. */
    public static Submission withValue(Submission sound, EntryKind kind, String number) {
        return sound.withResource(
                kind.positionIn(sound), r -> r.withObject("/valueQuantity").put("value", new BigDecimal(number)));
    }

    /** With other times in ranges, from very low to very high. */
    public static Submission withRanges(Submission sound, String... numbers) {
        return sound.withResource(EntryKind.TIMES_IN_RANGES.positionIn(sound), r -> {
            for (int i = 0; i < numbers.length; i++) {
                ((ObjectNode) r.at("/component/" + i + "/valueQuantity")).put("value", new BigDecimal(numbers[i]));
            }
        });
    }

    /** The sentences of the objections, of which there have to be some. */
    static List<String> objections(Judgement judgement) {
        assertThat(judgement, instanceOf(Judgement.Objections.class));
        return ((Judgement.Objections) judgement)
                .findings().stream().map(SubmissionFinding::sentence).toList();
    }

    /** The remarks of a judgement without objections. */
    static List<String> remarks(Judgement judgement) {
        assertThat(judgement, instanceOf(Judgement.Sound.class));
        return ((Judgement.Sound) judgement).remarks();
    }

    /** Why nothing could be said. */
    static String reason(Judgement judgement) {
        assertThat(judgement, instanceOf(Judgement.Unjudged.class));
        return ((Judgement.Unjudged) judgement).reason();
    }

    /** Everything about 14 May 2026 by {@link AlternatingReadings}. */
    public static Submission evenDay(int low, int high, String since) {
        return Submissions.complete(evenContext(low, high, since), 1);
    }

    /** Readings by {@link AlternatingReadings} until the midnight after 14 May 2026. */
    static SubmissionContext evenContext(int low, int high, String since) {
        return context().with(new AlternatingReadings(low, high, Instant.parse(since)));
    }

    /**
     * The same day by a sensor of another sampling: readings so many minutes apart, 100 and 200 mg/dL by turns as before.
     */
    static Submission sampled(Submission day, int minutes) {
        return day.with(bundle -> {
            ArrayNode entries = (ArrayNode) bundle.path("entry");
            List<JsonNode> readings = new ArrayList<>();
            for (int i = entries.size() - 1; i >= 0; i--) {
                if (isReading(entries.path(i))) {
                    readings.add(entries.remove(i));
                }
            }
            Instant start = END.minus(Duration.ofDays(1));
            for (int i = 0; i * minutes < MINUTES_OF_A_DAY; i++) {
                ObjectNode entry = readings.get(i % 2).deepCopy();
                entry.put("fullUrl", "urn:uuid:" + UUID.nameUUIDFromBytes(new byte[] {(byte) i, (byte) (i >> 8)}));
                ObjectNode reading = (ObjectNode) entry.path("resource");
                reading.remove("identifier");
                reading.put(
                        "effectiveDateTime",
                        start.plus(Duration.ofMinutes((long) i * minutes)).toString());
                entries.add(entry);
            }
        });
    }

    /** The same day lived at that offset, with a period of dates only. */
    static Submission daysAt(Submission day, String offset) {
        ZoneOffset zone = ZoneOffset.of(offset);
        Duration moved = Duration.ofSeconds(-zone.getTotalSeconds());
        return day.with(bundle -> bundle.path("entry").forEach(e -> {
            ObjectNode resource = (ObjectNode) e.path("resource");
            if (isReading(e)) {
                Instant at = Instant.parse(resource.path("effectiveDateTime").asText())
                        .plus(moved);
                resource.put(
                        "effectiveDateTime", at.atOffset(zone).toString().replaceFirst("T(..:..)([Z+-])", "T$1:00$2"));
            } else if (resource.has("effectivePeriod")) {
                resource.putObject("effectivePeriod").put("start", "2026-05-14").put("end", "2026-05-14");
            }
        }));
    }

    private static boolean isReading(JsonNode entry) {
        return entry.at("/resource/code/coding/0/code").asText().equals("99504-3");
    }
}
