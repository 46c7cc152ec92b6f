package org.cgmkit.ehr.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is to change the resources of a sandbox, so that what somebody read stays true while they write. What
 * takes long, as a submission of a year does, is done beside what is done briefly, which waits only where both have to do
 * with the same resources.
 */
public final class StoreLock {
    /** Held by whoever must not be beside something that takes long, and by that itself. */
    private final ReentrantLock alone = new ReentrantLock();

    /** Held while something is read and written briefly. */
    private final ReentrantLock turn = new ReentrantLock();

    /** What came meanwhile, while something is decided at length, else null; for the holder of the turn. */
    private @Nullable List<Arrival> arrivals;

    /** What is being written at length, or null; for the holder of the turn. */
    private @Nullable Claim claim;

    /** What is going to be stored and cannot be seen yet. Asked by the holder of the turn. */
    public interface Claim {
        /** Whether one of the resources may meet the criteria. */
        boolean mayMatch(String type, List<SearchCriterion> criteria);

        /** Whether one of the resources has that fingerprint. */
        boolean has(String fingerprint);
    }

    /**
     * What was stored while something is decided at length.
     *
     * @param type its type
     * @param fingerprint what tells it from other resources, for deduplication
     * @param terms by what it is found
     */
    public record Arrival(String type, String fingerprint, List<IndexTerm> terms) {
        public Arrival {
            terms = List.copyOf(terms);
        }
    }

    /** What was decided at length. */
    public interface Decided<T> {
        /** What will be stored by it. */
        Claim claim();

        /** Whether what was decided would be decided otherwise for what others have stored meanwhile. */
        boolean isContested(List<Arrival> arrivals);

        /** Writes what was decided. */
        T write();
    }

    /** Thrown by what is done briefly where it has to wait for what is being written. */
    private static final class Waiting extends RuntimeException {
        private static final long serialVersionUID = 1;

        Waiting() {
            super("Waits for a long submission.", null, false, false);
        }
    }

    /** Does something while nobody else does anything in one of these ways. */
    public <T> T exclusively(Supplier<T> work) {
        alone.lock();
        try {
            return inTurn(work);
        } finally {
            alone.unlock();
        }
    }

    /**
     * Does something that takes no time while nobody else does such a thing.
     *
     * @param work is done again from the start where it has to wait, which it finds out when it asks to {@code await}
     */
    public <T> T briefly(Supplier<T> work) {
        while (true) {
            try {
                return inTurn(work);
            } catch (Waiting e) {
                exclusively(() -> true);
            }
        }
    }

    /**
     * Does something that takes long: at most one such thing at a time, and others beside it.
     *
     * @param deciding reads and decides, while others write; asked again, alone, where they wrote what matters to it
     */
    public <T> T atLength(Supplier<? extends Decided<T>> deciding) {
        alone.lock();
        try {
            inTurn(() -> arrivals = new ArrayList<>());
            Decided<T> decided = deciding.get();
            return inTurn(() -> isContested(decided))
                    ? inTurn(() -> deciding.get().write())
                    : decided.write();
        } finally {
            inTurn(() -> {
                arrivals = null;
                claim = null;
                return true;
            });
            alone.unlock();
        }
    }

    private boolean isContested(Decided<?> decided) {
        List<Arrival> meanwhile = arrivals == null ? List.of() : arrivals;
        arrivals = null;
        boolean contested = decided.isContested(meanwhile);
        claim = contested ? null : decided.claim();
        return contested;
    }

    private <T> T inTurn(Supplier<T> work) {
        turn.lock();
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }

    /** Waits where what is being written at length may meet the criteria. For what is done briefly. */
    public void await(String type, List<SearchCriterion> criteria) {
        await(Optional.ofNullable(claim).filter(c -> c.mayMatch(type, criteria)));
    }

    /** Waits where something with that fingerprint is being written at length. For what is done briefly. */
    public void await(String fingerprint) {
        await(Optional.ofNullable(claim).filter(c -> c.has(fingerprint)));
    }

    private static void await(Optional<Claim> contested) {
        if (contested.isPresent()) {
            throw new Waiting();
        }
    }

    /** Tells of something that is stored, for those who are deciding at length. For what is done briefly. */
    public void stored(ResourceDraft draft) {
        if (arrivals != null) {
            arrivals.add(new Arrival(draft.type(), draft.fingerprint(), IndexTerm.of(draft.indexed())));
        }
    }
}
