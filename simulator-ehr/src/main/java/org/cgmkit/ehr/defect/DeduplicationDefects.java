package org.cgmkit.ehr.defect;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.cgmkit.ehr.intake.CreateStep;
import org.cgmkit.ehr.intake.EntryDisposition;
import org.cgmkit.ehr.intake.EntryStep;
import org.cgmkit.ehr.intake.IntakeContext;
import org.cgmkit.ehr.intake.IntakeSteps;
import org.cgmkit.ehr.intake.MatchedResource;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmissionAnswer;
import org.cgmkit.ehr.workings.Behaviour;

/** What a receiver that recognises duplicates can get wrong about its answer. */
final class DeduplicationDefects {
    private static final String ANSWER = "receiver.deduplication.answer";

    private DeduplicationDefects() {}

    static List<Defect> all() {
        return List.of(
                changed(
                        "duplicate-answered-409",
                        "Refuses a duplicate with 409.",
                        Behaviour.SERVER_DEDUPLICATION,
                        (same, at) -> conflict()),
                new Defect(
                        "duplicate-refuses-the-submission",
                        ANSWER,
                        "Refuses a whole submission with 409 that has a duplicate.",
                        Behaviour.SERVER_DEDUPLICATION,
                        w -> w.taking(i ->
                                changing(i, (same, at) -> conflict()).refusing(DeduplicationDefects::wholeConflict))),
                changed(
                        "duplicate-answered-204",
                        "Answers a duplicate 204.",
                        Behaviour.SERVER_DEDUPLICATION,
                        (same, at) -> new EntryDisposition.Same(same.there(), 204, true)),
                changed(
                        "duplicate-201-without-location",
                        "Answers a duplicate 201 as if it were stored, without a location.",
                        Behaviour.DEDUPLICATION_WITH_LOCATION,
                        (same, at) -> new EntryDisposition.Same(same.there(), 201, false)),
                changed(
                        "duplicate-201-at-nothing",
                        "Answers a duplicate 201 with a location at which nothing was stored.",
                        Behaviour.DEDUPLICATION_WITH_LOCATION,
                        (same, at) -> new EntryDisposition.Same(nowhere(same.there()), 201, true)),
                changed(
                        "duplicate-201-at-another",
                        "Answers a duplicate 201 with the location of another resource.",
                        Behaviour.DEDUPLICATION_WITH_LOCATION,
                        (same, at) -> new EntryDisposition.Same(another(at), 201, true)),
                changed(
                        "duplicate-200-at-another",
                        "Answers a duplicate 200 with the location of another resource.",
                        Behaviour.SERVER_DEDUPLICATION,
                        (same, at) -> new EntryDisposition.Same(another(at), 200, true)));
    }

    private static Defect changed(
            String id,
            String description,
            Behaviour behaviour,
            BiFunction<EntryDisposition.Same, IntakeContext, EntryDisposition> to) {
        return new Defect(id, ANSWER, description, behaviour, w -> w.taking(i -> changing(i, to)));
    }

    /** Changes what becomes of a duplicate that came without a condition. */
    private static IntakeSteps changing(
            IntakeSteps steps, BiFunction<EntryDisposition.Same, IntakeContext, EntryDisposition> to) {
        EntryStep sound = steps.methods().getOrDefault("POST", new CreateStep());
        return steps.handling("POST", (entry, at) -> {
            EntryDisposition disposition = sound.take(entry, at);
            boolean duplicate = entry.ifNoneExist() == null && !entry.type().equals("Patient");
            return duplicate && disposition instanceof EntryDisposition.Same same ? to.apply(same, at) : disposition;
        });
    }

    private static EntryDisposition conflict() {
        return new EntryDisposition.Refuse(Refusal.of(409, "duplicate", "This is there already."));
    }

    private static Optional<SubmissionAnswer> wholeConflict(List<EntryDisposition> dispositions) {
        return dispositions.stream()
                .filter(d ->
                        d instanceof EntryDisposition.Refuse r && r.refusal().status() == 409)
                .map(d -> ((EntryDisposition.Refuse) d).refusal().answer())
                .findFirst();
    }

    private static MatchedResource nowhere(MatchedResource match) {
        return new MatchedResource(match.type(), UUID.randomUUID().toString(), 1, match.updated(), null);
    }

    private static MatchedResource another(IntakeContext at) {
        String patient = at.store().search("Patient", List.of()).getFirst().id();
        return new MatchedResource("Patient", patient, 1, Instant.EPOCH, null);
    }
}
