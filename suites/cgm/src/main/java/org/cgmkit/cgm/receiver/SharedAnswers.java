package org.cgmkit.cgm.receiver;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cgmkit.cgm.receiver.SharedProbes.Part;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.kit.wire.AnswerEntry;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.kit.wire.NoAnswerException;
import org.cgmkit.reports.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * What a run has learned from the submissions that probes share. Each is sent once, by the check of the probe that comes first,
 * and is among the evidence of every probe that it settles.
 */
public final class SharedAnswers {
    private final Map<List<Object>, Settled> answered = new ConcurrentHashMap<>();
    private final Set<SharedProbes<?>> givenUp = ConcurrentHashMap.newKeySet();

    /** The probes with which all is well, and the exchange that shows it. */
    private record Settled(Set<?> probes, @Nullable Evidence evidence) {
        private static final Settled NOTHING = new Settled(Set.of(), null);
    }

    /** The entries of a probe within a shared submission. */
    private record Slice<P>(P probe, Part part, int from) {
        boolean isWell(List<AnswerEntry> all) {
            return part.well().test(all.subList(from, from + part.entries().size()));
        }

        /** Where in the submission the entries are of which nothing may be stored. */
        Stream<Integer> refused() {
            return part.refused().stream().map(position -> from + position);
        }
    }

    /** Whether a shared submission tells that all is well with the probe; false of one that goes into none. */
    public <P> boolean settle(SharedProbes<P> shared, P probe, Receiver receiver) {
        if (!shared.has(probe)) {
            return false;
        }
        int number = shared.numberFor(probe);
        Settled settled = answered.computeIfAbsent(
                List.of(shared, number),
                key -> givenUp.contains(shared) ? Settled.NOTHING : send(shared, number, receiver));
        if (settled.evidence() == null || !settled.probes().contains(probe)) {
            return false;
        }
        receiver.show(settled.evidence());
        return true;
    }

    /** Nothing more is sent together to a receiver that does not answer so that the answers can be told apart. */
    private <P> Settled send(SharedProbes<P> shared, int number, Receiver receiver) {
        List<Slice<P>> slices = new ArrayList<>();
        Submission all = null;
        for (P probe : shared.in(number, receiver)) {
            Part part = shared.part(probe, receiver);
            slices.add(new Slice<>(probe, part, all == null ? 0 : all.size()));
            all = all == null ? part.entries() : all.plus(part.entries());
        }
        if (all == null) {
            return Settled.NOTHING;
        }
        List<Slice<P>> well = wellIn(slices, all, receiver);
        // Answers in another order than that of the entries look right here and there; most do not.
        if (2 * well.size() < slices.size()) {
            givenUp.add(shared);
            return Settled.NOTHING;
        }
        Evidence answer = receiver.latest();
        return new Settled(withoutLeftovers(well, all, receiver), answer);
    }

    /** The probes whose refused entries are not found in the store, as far as a search tells. */
    private static <P> Set<P> withoutLeftovers(List<Slice<P>> well, Submission all, Receiver receiver) {
        List<Integer> refused = well.stream().flatMap(Slice::refused).toList();
        Set<Integer> stored = refused.isEmpty()
                ? Set.of()
                : StoredEntries.ofMany(receiver, all, refused).positions();
        return well.stream()
                .filter(slice -> slice.refused().noneMatch(stored::contains))
                .map(Slice::probe)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static <P> List<Slice<P>> wellIn(List<Slice<P>> slices, Submission all, Receiver receiver) {
        Exchange answer;
        try {
            answer = receiver.submit(all);
        } catch (NoAnswerException e) {
            // The probes that are sent one by one tell which of them it is for.
            return List.of();
        }
        List<AnswerEntry> entries = answer.entries();
        if (!answer.succeeded()
                || !answer.hasEntries()
                || entries.size() != all.size()
                || !entries.stream().allMatch(entry -> answers(entry, all))) {
            return List.of();
        }
        return slices.stream().filter(slice -> slice.isWell(entries)).toList();
    }

    /** Whether the entry has a status, and a location, where it has one, of the type that was submitted. */
    private static boolean answers(AnswerEntry entry, Submission sent) {
        return entry.status() != 0
                && entry.location()
                        .map(l -> l.type()
                                .equals(sent.resource(entry.position())
                                        .path("resourceType")
                                        .asText()))
                        .orElse(true);
    }
}
