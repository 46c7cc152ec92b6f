package org.cgmkit.ehr.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cgmkit.ehr.patient.PatientContext;
import org.cgmkit.ehr.store.Draft;
import org.cgmkit.ehr.store.ResourceStore;
import org.cgmkit.ehr.store.Stored;
import org.cgmkit.ehr.submission.EntryAnswer;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmittedBundle;
import org.cgmkit.ehr.submission.SubmittedEntry;

/**
 * Takes in an admitted submission, entry by entry: a transaction Bundle that is not atomic (guide, "CGM Data
 * Submission: Bundles", note). The first pass decides about each entry, the second one rewrites references and stores.
 */
public final class Intake {
    private final IntakeSteps steps;
    private final ResourceStore store;
    private final ProfileJudge profiles;
    private final Clock clock;

    /** An intake into one store. */
    public Intake(IntakeSteps steps, ResourceStore store, ProfileJudge profiles, Clock clock) {
        this.steps = steps;
        this.store = store;
        this.profiles = profiles;
        this.clock = clock;
    }

    /** Takes in what it can. */
    public Taken take(SubmittedBundle bundle, PatientContext context, Set<String> bases) {
        ProfileJudge.Judgement judgement = profiles.judge(bundle, store, steps.counting());
        if (judgement.whole().isPresent()) {
            return new Taken.Whole(judgement.whole().get().answer());
        }
        return store.exclusively(() -> placed(bundle, context, bases, judgement));
    }

    private Taken placed(
            SubmittedBundle bundle, PatientContext context, Set<String> bases, ProfileJudge.Judgement judgement) {
        Instant now = clock.instant();
        Placing at = new Placing(bundle, context, bases, store, new Pending(now), steps, now);
        List<Disposition> dispositions = new ArrayList<>();
        for (SubmittedEntry entry : bundle.entries()) {
            dispositions.add(firstPass(entry, at, judgement.byEntry()));
        }
        List<Disposition> settled =
                Dependencies.settled(bundle, steps.settling().apply(dispositions));
        return steps.wholeRefusal()
                .judge(settled)
                .<Taken>map(Taken.Whole::new)
                .orElseGet(() -> new Taken.Entries(secondPass(at, settled)));
    }

    /** Why validation or a rule would refuse the first entry or the whole of it, or nothing. */
    public Optional<Refusal> judge(SubmittedBundle bundle, PatientContext context) {
        ProfileJudge.Judgement judgement = profiles.judge(bundle, store, steps.counting());
        return judgement
                .whole()
                .or(() -> Optional.ofNullable(judgement.byEntry().get(0)))
                .or(() -> byRule(bundle.entries().getFirst(), bundle, context));
    }

    private Optional<Refusal> byRule(SubmittedEntry entry, SubmittedBundle bundle, PatientContext context) {
        return steps.entryRules().stream()
                .flatMap(r -> r.judge(entry, bundle, context).stream())
                .findFirst();
    }

    private Disposition firstPass(SubmittedEntry entry, Placing at, Map<Integer, Refusal> byProfile) {
        Refusal profile = byProfile.get(entry.position());
        if (profile != null) {
            return new Disposition.Refuse(profile);
        }
        Optional<Refusal> rule = byRule(entry, at.bundle(), at.context());
        EntryStep step = steps.methods().get(entry.method());
        if (rule.isPresent() || step == null) {
            return new Disposition.Refuse(rule.orElseGet(() -> Refusal.of(
                    400,
                    "not-supported",
                    "Expected method POST in entry " + entry.position() + ".",
                    entry.path("request.method"))));
        }
        return step.take(entry, at);
    }

    private List<EntryAnswer> secondPass(Placing at, List<Disposition> dispositions) {
        Map<Integer, String> stored = new HashMap<>();
        for (int i = 0; i < dispositions.size(); i++) {
            if (dispositions.get(i) instanceof Disposition.Keep keep) {
                stored.put(i, keep.draft().type() + "/" + keep.draft().id());
            } else if (dispositions.get(i) instanceof Disposition.Same same) {
                stored.put(i, same.match().reference());
            }
        }
        // One after the other: copies of all entries of a long submission at once would take gigabytes.
        List<Place> places = new ArrayList<>();
        store.put(drafts(at, dispositions, stored), at.now(), row -> places.add(Place.of(row)));
        return answers(dispositions, places);
    }

    /** Where something was stored. */
    private record Place(String location, int version, Instant updated) {
        static Place of(Stored row) {
            return new Place(row.location(), row.version(), row.updated());
        }
    }

    private Iterator<Draft> drafts(Placing at, List<Disposition> dispositions, Map<Integer, String> stored) {
        return at.bundle().entries().stream()
                .flatMap(entry -> dispositions.get(entry.position()) instanceof Disposition.Keep keep
                        ? Stream.of(rewritten(
                                keep.draft(),
                                reference ->
                                        at.bundle().target(entry, reference).map(t -> stored.get(t.position()))))
                        : Stream.empty())
                .iterator();
    }

    private Draft rewritten(Draft draft, Function<String, Optional<String>> stored) {
        ObjectNode indexed = draft.indexed().deepCopy();
        ReferenceRewriting.toStored().rewrite(indexed, stored);
        ObjectNode kept = draft.kept().deepCopy();
        steps.references().rewrite(kept, stored);
        return draft.with(indexed, steps.keeping().apply(kept));
    }

    private static List<EntryAnswer> answers(List<Disposition> dispositions, List<Place> stored) {
        List<EntryAnswer> answers = new ArrayList<>();
        int next = 0;
        for (Disposition disposition : dispositions) {
            answers.add(
                    switch (disposition) {
                        case Disposition.Keep keep -> {
                            Place row = stored.get(next++);
                            yield EntryAnswer.located(keep.status(), row.location(), row.version(), row.updated());
                        }
                        case Disposition.Same same -> same.answer();
                        case Disposition.Done done -> EntryAnswer.bare(done.status());
                        case Disposition.Refuse refuse -> EntryAnswer.refused(refuse.refusal());
                    });
        }
        return answers;
    }
}
