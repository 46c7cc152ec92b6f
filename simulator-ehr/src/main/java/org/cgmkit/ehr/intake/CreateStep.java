package org.cgmkit.ehr.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.cgmkit.ehr.search.InvalidSearchException;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmittedEntry;
import org.jspecify.annotations.Nullable;

/** Takes in an entry with POST: condition, duplicates, a new id. */
public final class CreateStep implements EntryStep {

    @Override
    public EntryDisposition take(SubmittedEntry entry, IntakeContext at) {
        EntryDisposition known = knownPatient(entry, at);
        if (known != null) {
            return known;
        }
        String fingerprint = Fingerprint.of(entry, at.bundle());
        try {
            return disposition(entry, at, verdict(entry, at, fingerprint), fingerprint);
        } catch (InvalidSearchException e) {
            return new EntryDisposition.Refuse(
                    Refusal.of(400, "value", String.valueOf(e.getMessage()), entry.path("request.ifNoneExist")));
        }
    }

    /** The context's own patient is there already: processed, not stored. */
    private static @Nullable EntryDisposition knownPatient(SubmittedEntry entry, IntakeContext at) {
        if (!entry.type().equals("Patient")) {
            return null;
        }
        return at.context().recognise(entry).stream()
                .flatMap(id -> at.store().read("Patient", id).stream())
                .findFirst()
                .map(s -> new EntryDisposition.Same(MatchedResource.of(s), 200, true))
                .orElse(null);
    }

    private static CreateDecision verdict(SubmittedEntry entry, IntakeContext at, String fingerprint) {
        String condition = entry.ifNoneExist();
        CreateDecision conditional = condition == null
                ? new CreateDecision.Create(201)
                : at.steps()
                        .conditionalCreate()
                        .decide(
                                entry,
                                () -> at.matches(
                                        entry, at.steps().conditionalCreate().query(condition)));
        if (!(conditional instanceof CreateDecision.Create)) {
            return conditional;
        }
        CreateDecision again = at.steps().deduplication().decide(() -> at.duplicate(entry, fingerprint));
        return again instanceof CreateDecision.Create ? conditional : again;
    }

    private static EntryDisposition disposition(
            SubmittedEntry entry, IntakeContext at, CreateDecision verdict, String fingerprint) {
        return switch (verdict) {
            case CreateDecision.Found found ->
                new EntryDisposition.Same(found.match(), found.status(), found.located());
            case CreateDecision.Reject reject -> new EntryDisposition.Refuse(reject.refusal());
            case CreateDecision.Create create -> {
                ObjectNode resource = entry.resource();
                if (resource == null) {
                    throw new IllegalStateException("Admission lets no POST without a resource pass.");
                }
                EntryDisposition.Keep keep = new EntryDisposition.Keep(
                        MatchedResource.of(entry, UUID.randomUUID().toString(), 1, at.now()),
                        fingerprint,
                        create.status());
                at.pending().add(keep, resource);
                yield keep;
            }
        };
    }
}
