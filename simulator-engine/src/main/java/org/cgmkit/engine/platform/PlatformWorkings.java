package org.cgmkit.engine.platform;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import org.cgmkit.engine.trace.TraceRow;

/**
 * The seams at which a simulated platform can depart.
 *
 * @param keeping which readings count
 * @param recomputing whether a step leads to new results
 * @param draft changes what is about to be posted
 * @param afterwards does something after results were posted
 * @param chain changes what is told of the chain
 * @param forgets whether it answers for the past what is so now
 * @param reopens whether closed windows are computed anew
 * @param revinclude whether its own server answers _revinclude
 * @param versions whether Provenance names versions where it can
 */
public record PlatformWorkings(
        Keeping keeping,
        Recomputing recomputing,
        Consumer<PlatformDraft> draft,
        Afterwards afterwards,
        Consumer<ObjectNode> chain,
        boolean forgets,
        boolean reopens,
        boolean revinclude,
        boolean versions) {

    /** Which readings count. */
    @FunctionalInterface
    public interface Keeping {
        /** The readings that count after a step. */
        List<TraceRow> rows(WindowLedger ledger, PlatformOrder order);
    }

    /** Whether a step leads to new results. */
    @FunctionalInterface
    public interface Recomputing {
        /**
         * Whether it does.
         *
         * @param order the step
         * @param differs whether the figures are others than before
         */
        boolean posts(PlatformOrder order, boolean differs);
    }

    /** What is done after results were posted. */
    @FunctionalInterface
    public interface Afterwards {
        /** Does it. */
        void after(PlatformDraft draft, ResultPosting posting);
    }

    /** Does as it should. */
    public static PlatformWorkings sound() {
        return new PlatformWorkings(
                (ledger, order) -> ledger.rows(),
                (order, differs) -> differs,
                draft -> {},
                (draft, posting) -> {},
                chain -> {},
                false,
                false,
                true,
                true);
    }

    /** The same with other readings. */
    public PlatformWorkings keeping(Keeping other) {
        return new PlatformWorkings(
                other, recomputing, draft, afterwards, chain, forgets, reopens, revinclude, versions);
    }

    /** The same with other occasions. */
    public PlatformWorkings recomputing(Recomputing other) {
        return new PlatformWorkings(keeping, other, draft, afterwards, chain, forgets, reopens, revinclude, versions);
    }

    /** The same with changed drafts. */
    public PlatformWorkings drafting(Consumer<PlatformDraft> other) {
        return new PlatformWorkings(
                keeping, recomputing, draft.andThen(other), afterwards, chain, forgets, reopens, revinclude, versions);
    }

    /** The same with something done afterwards. */
    public PlatformWorkings afterwards(Afterwards other) {
        return new PlatformWorkings(keeping, recomputing, draft, other, chain, forgets, reopens, revinclude, versions);
    }

    /** The same with another chain. */
    public PlatformWorkings telling(Consumer<ObjectNode> other) {
        return new PlatformWorkings(
                keeping, recomputing, draft, afterwards, chain.andThen(other), forgets, reopens, revinclude, versions);
    }

    /** The same, answering for the past what is so now. */
    public PlatformWorkings forgetting() {
        return new PlatformWorkings(
                keeping, recomputing, draft, afterwards, chain, true, reopens, revinclude, versions);
    }

    /** The same, computing closed windows anew. */
    public PlatformWorkings reopening() {
        return new PlatformWorkings(
                keeping, recomputing, draft, afterwards, chain, forgets, true, revinclude, versions);
    }

    /** The same, without _revinclude. */
    public PlatformWorkings withoutRevinclude() {
        return new PlatformWorkings(keeping, recomputing, draft, afterwards, chain, forgets, reopens, false, versions);
    }

    /** The same, naming no versions. */
    public PlatformWorkings withoutVersions() {
        return new PlatformWorkings(
                keeping, recomputing, draft, afterwards, chain, forgets, reopens, revinclude, false);
    }
}
