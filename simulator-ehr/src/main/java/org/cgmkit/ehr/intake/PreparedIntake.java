package org.cgmkit.ehr.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cgmkit.ehr.store.ResourceDraft;
import org.cgmkit.ehr.store.StoreLock;
import org.cgmkit.ehr.submission.EntryAnswer;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmittedEntry;

/**
 * One submission on its way in, after the first pass, which decided about each entry; the second one rewrites references
 * and stores. Neither holds more of the submission than it has to.
 */
final class PreparedIntake implements StoreLock.Decided<IntakeResult> {
    private final IntakeContext at;
    private final List<EntryDisposition> settled;

    private PreparedIntake(IntakeContext at, List<EntryDisposition> settled) {
        this.at = at;
        this.settled = settled;
    }

    /**
     * Decides about each entry.
     *
     * @param byProfile why validation refuses single entries, by their position
     */
    static PreparedIntake decided(IntakeContext at, Map<Integer, Refusal> byProfile) {
        List<EntryDisposition> dispositions = new ArrayList<>();
        for (SubmittedEntry entry : at.bundle().entries()) {
            dispositions.add(firstPass(entry, at, byProfile));
        }
        return new PreparedIntake(
                at, EntryDependencies.settled(at.bundle(), at.steps().settling().apply(dispositions)));
    }

    /** Stores it, and tells those who are deciding at length. */
    IntakeResult writeAndTell() {
        return stored(drafts().peek(at.store().turns()::stored));
    }

    @Override
    public StoreLock.Claim claim() {
        return at.pending();
    }

    @Override
    public boolean isContested(List<StoreLock.Arrival> arrivals) {
        return at.pending().isContestedBy(arrivals);
    }

    @Override
    public IntakeResult write() {
        return stored(drafts());
    }

    private static EntryDisposition firstPass(SubmittedEntry entry, IntakeContext at, Map<Integer, Refusal> byProfile) {
        Refusal profile = byProfile.get(entry.position());
        if (profile != null) {
            return new EntryDisposition.Refuse(profile);
        }
        Optional<Refusal> rule = at.steps().refusal(entry, at.bundle(), at.context());
        EntryStep step = at.steps().methods().get(entry.method());
        if (rule.isPresent() || step == null) {
            return new EntryDisposition.Refuse(rule.orElseGet(() -> Refusal.of(
                    400,
                    "not-supported",
                    "Expected method POST in entry " + entry.position() + ".",
                    entry.path("request.method"))));
        }
        return step.take(entry, at);
    }

    private IntakeResult stored(Stream<ResourceDraft> drafts) {
        return at.steps()
                .wholeRefusal()
                .judge(settled)
                .<IntakeResult>map(IntakeResult.Whole::new)
                .orElseGet(() -> {
                    at.store().put(drafts.iterator(), at.now());
                    return new IntakeResult.Entries(new Answers(settled));
                });
    }

    /** One after the other: copies of all entries of a long submission at once would take gigabytes. */
    private Stream<ResourceDraft> drafts() {
        return at.bundle().entries().stream()
                .flatMap(entry -> settled.get(entry.position()) instanceof EntryDisposition.Keep keep
                        ? Stream.of(rewritten(keep, entry, reference -> referred(entry, reference)))
                        : Stream.empty());
    }

    /** What becomes of a reference to another entry. */
    private Optional<String> referred(SubmittedEntry from, String reference) {
        OptionalInt target = at.bundle().position(from, reference);
        return target.isEmpty()
                ? Optional.empty()
                : settled.get(target.getAsInt()).match().map(MatchedResource::reference);
    }

    private ResourceDraft rewritten(
            EntryDisposition.Keep keep, SubmittedEntry entry, Function<String, Optional<String>> stored) {
        ObjectNode resource = entry.resource();
        if (resource == null) {
            throw new IllegalStateException("Only an entry with a resource is kept.");
        }
        ObjectNode indexed = resource.deepCopy();
        ReferenceRewriting.toStored().rewrite(indexed, stored);
        boolean sound = at.steps().references().equals(ReferenceRewriting.toStored());
        ObjectNode kept = sound ? indexed.deepCopy() : resource.deepCopy();
        if (!sound) {
            at.steps().references().rewrite(kept, stored);
        }
        return keep.draft(indexed, at.steps().keeping().apply(kept));
    }

    /** The answers, each made when it is written. */
    private static final class Answers extends AbstractList<EntryAnswer> {
        private final List<EntryDisposition> dispositions;

        Answers(List<EntryDisposition> dispositions) {
            this.dispositions = dispositions;
        }

        @Override
        public int size() {
            return dispositions.size();
        }

        @Override
        public EntryAnswer get(int position) {
            return dispositions.get(position).answer();
        }
    }
}
