package org.cgmkit.cgm.submitter.judgement;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.instanceOf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.SubmissionContext;
import org.cgmkit.fixtures.Submissions;
import org.cgmkit.fixtures.variant.EntryKind;

/** Submissions to judge, and what judges say of them. */
final class JudgeSamples {
    static final URI BASE = URI.create("https://ehr.example.org/fhir");
    static final Instant END = Instant.parse("2026-05-15T00:00:00Z");

    private JudgeSamples() {}

    /** About the patient {@code p1}, until the midnight after 14 May 2026. */
    static SubmissionContext context() {
        return SubmissionContext.of("p1", IdentifierSource.stable("run"), END);
    }

    /** With another number in the first entry of that kind. */
    static Submission withValue(Submission sound, EntryKind kind, String number) {
        return sound.withResource(
                kind.positionIn(sound), r -> r.withObject("/valueQuantity").put("value", new BigDecimal(number)));
    }

    /** With other times in ranges, from very low to very high. */
    static Submission withRanges(Submission sound, String... numbers) {
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
    static Submission evenDay(int low, int high, String since) {
        return Submissions.complete(evenContext(low, high, since), 1);
    }

    /** Readings by {@link AlternatingReadings} until the midnight after 14 May 2026. */
    static SubmissionContext evenContext(int low, int high, String since) {
        return context().with(new AlternatingReadings(low, high, Instant.parse(since)));
    }
}
