package org.cgmkit.ehr.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.cgmkit.ehr.search.SearchMistake;
import org.cgmkit.ehr.store.Draft;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmittedEntry;
import org.jspecify.annotations.Nullable;

/** Takes in an entry with POST: condition, duplicates, a new id. */
public final class CreateStep implements EntryStep {

    @Override
    public Disposition take(SubmittedEntry entry, Placing at) {
        Disposition known = knownPatient(entry, at);
        if (known != null) {
            return known;
        }
        try {
            return disposition(entry, at, verdict(entry, at));
        } catch (SearchMistake e) {
            return new Disposition.Refuse(
                    Refusal.of(400, "value", String.valueOf(e.getMessage()), entry.path("request.ifNoneExist")));
        }
    }

    /** The context's own patient is there already: processed, not stored. */
    private static @Nullable Disposition knownPatient(SubmittedEntry entry, Placing at) {
        if (!entry.type().equals("Patient")) {
            return null;
        }
        return at.context().recognise(entry).stream()
                .flatMap(id -> at.store().read("Patient", id).stream())
                .findFirst()
                .map(s -> new Disposition.Same(Match.of(s), 200, true))
                .orElse(null);
    }

    private static Verdict verdict(SubmittedEntry entry, Placing at) {
        String condition = entry.ifNoneExist();
        Verdict conditional = condition == null
                ? new Verdict.Create(201)
                : at.steps()
                        .conditionalCreate()
                        .decide(
                                entry,
                                () -> at.matches(
                                        entry, at.steps().conditionalCreate().query(condition)));
        if (!(conditional instanceof Verdict.Create)) {
            return conditional;
        }
        Verdict again =
                at.steps().deduplication().decide(() -> at.duplicate(entry.type(), Fingerprint.of(entry, at.bundle())));
        return again instanceof Verdict.Create ? conditional : again;
    }

    private static Disposition disposition(SubmittedEntry entry, Placing at, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Found found -> new Disposition.Same(found.match(), found.status(), found.located());
            case Verdict.Reject reject -> new Disposition.Refuse(reject.refusal());
            case Verdict.Create create -> {
                ObjectNode resource = entry.resource();
                if (resource == null) {
                    throw new IllegalStateException("Admission lets no POST without a resource pass.");
                }
                Draft draft = new Draft(
                        entry.type(),
                        UUID.randomUUID().toString(),
                        1,
                        true,
                        Fingerprint.of(entry, at.bundle()),
                        resource,
                        resource);
                at.pending().add(draft, entry.position());
                yield new Disposition.Keep(draft, create.status());
            }
        };
    }
}
