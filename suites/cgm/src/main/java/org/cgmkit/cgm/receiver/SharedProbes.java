package org.cgmkit.cgm.receiver;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.kit.wire.AnswerEntry;

/**
 * Probes that share submissions where the receiver answers entry by entry. What is shared can only settle that all is well with
 * a probe. Whatever else is answered, the probe sends a submission of its own, and its verdict rests on that: so a receiver's
 * trouble with one probe is never held against another one.
 *
 * @param <P> the probes
 */
public final class SharedProbes<P> {
    /** So many to a submission that a person can still read it. */
    private static final int TOGETHER = 12;

    private final List<P> probes;
    private final BiPredicate<P, Receiver> applies;
    private final BiFunction<P, Receiver, Part> part;

    /**
     * What a probe adds to a submission.
     *
     * @param entries its entries
     * @param well whether the answers to them, in their order, are as they should be
     * @param refused the positions of those of its entries of which nothing may be stored
     */
    public record Part(Submission entries, Predicate<List<AnswerEntry>> well, List<Integer> refused) {

        public Part {
            refused = List.copyOf(refused);
        }

        /** A part all of which may be stored. */
        public Part(Submission entries, Predicate<List<AnswerEntry>> well) {
            this(entries, well, List.of());
        }
    }

    /**
     * Probes that can share submissions.
     *
     * @param applies whether a probe is to be sent to that receiver
     * @param part makes what a probe adds
     */
    public SharedProbes(List<P> probes, BiPredicate<P, Receiver> applies, BiFunction<P, Receiver, Part> part) {
        this.probes = List.copyOf(probes);
        this.applies = applies;
        this.part = part;
    }

    /** Whether the probe is one of them. */
    boolean has(P probe) {
        return probes.contains(probe);
    }

    /** The number of the submission that the probe goes into; probes that stand together, and are alike, go apart. */
    int numberFor(P probe) {
        return probes.indexOf(probe) % submissions();
    }

    /** The probes that go into that submission to the receiver. */
    List<P> in(int number, Receiver receiver) {
        List<P> together = new ArrayList<>();
        for (int i = number; i < probes.size(); i += submissions()) {
            if (applies.test(probes.get(i), receiver)) {
                together.add(probes.get(i));
            }
        }
        return together;
    }

    /** What a probe adds. */
    Part part(P probe, Receiver receiver) {
        return part.apply(probe, receiver);
    }

    private int submissions() {
        return (probes.size() + TOGETHER - 1) / TOGETHER;
    }
}
