package org.cgmkit.ehr.intake;

import java.util.UUID;
import org.cgmkit.ehr.search.SearchMistake;
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
        String fingerprint = Fingerprint.of(entry, at.bundle());
        try {
            return disposition(entry, at, verdict(entry, at, fingerprint), fingerprint);
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

    private static Verdict verdict(SubmittedEntry entry, Placing at, String fingerprint) {
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
        Verdict again = at.steps().deduplication().decide(() -> at.duplicate(entry.type(), fingerprint));
        return again instanceof Verdict.Create ? conditional : again;
    }

    private static Disposition disposition(SubmittedEntry entry, Placing at, Verdict verdict, String fingerprint) {
        return switch (verdict) {
            case Verdict.Found found -> new Disposition.Same(found.match(), found.status(), found.located());
            case Verdict.Reject reject -> new Disposition.Refuse(reject.refusal());
            case Verdict.Create create -> {
                if (entry.resource() == null) {
                    throw new IllegalStateException("Admission lets no POST without a resource pass.");
                }
                Disposition.Keep keep = new Disposition.Keep(
                        Match.of(entry, UUID.randomUUID().toString(), 1, at.now()), fingerprint, create.status());
                at.pending().add(keep);
                yield keep;
            }
        };
    }
}
