package org.cgmkit.kit.check;

import java.util.ArrayList;
import java.util.List;
import org.cgmkit.kit.wire.TemporaryStatus;
import org.cgmkit.reports.Evidence;
import org.cgmkit.reports.evidence.CheckEvidence;
import org.cgmkit.reports.evidence.HttpExchange;
import org.jspecify.annotations.Nullable;

/** What one check leaves behind besides its end: its exchanges, and remarks that do not change the outcome. */
public final class CheckLog {
    private final CheckEvidence evidence;
    private final WriteBudget budget;
    private final List<String> remarks = new ArrayList<>();
    private volatile boolean sentAgain;
    private @Nullable String doubt;
    private @Nullable String witness;

    /** A log whose exchanges are kept there, of a check that may write so much. */
    public CheckLog(CheckEvidence evidence, WriteBudget budget) {
        this.evidence = evidence;
        this.budget = budget;
    }

    /**
     * Is told of what is about to be written.
     *
     * @throws IllegalStateException where it is more than the check announces
     */
    public void spend(Writes writes) {
        budget.spend(writes);
    }

    /** Keeps an exchange. */
    public void keep(HttpExchange exchange) {
        evidence.keep(exchange);
        if (exchange.method().equals("GET") || !(exchange.reply() instanceof HttpExchange.Answer answer)) {
            return;
        }
        if (TemporaryStatus.saysNothingWasDone(answer.status())) {
            sentAgain = true;
        } else if (TemporaryStatus.leavesOpenWhatWasDone(answer.status())) {
            doubt(exchange.method() + " " + exchange.url() + " was answered " + TemporaryStatus.words(answer.status())
                    + " by a gateway, and sent again");
        }
    }

    /** Whether something that was written was answered that nothing of it was done, and so was sent again. */
    public boolean sentAgain() {
        return sentAgain;
    }

    private synchronized void doubt(String what) {
        doubt = doubt == null ? what : doubt;
    }

    /**
     * Why what the check found is not held against the target: something was written that may have been done twice; null where
     * nothing was.
     */
    public synchronized @Nullable String doubt() {
        return doubt;
    }

    /**
     * Keeps that what the check looks at was seen by a person alone, so that where it is right, it is attested and not tested.
     *
     * @param who who has seen what, as a sentence
     */
    public synchronized void attest(String who) {
        witness = who;
    }

    /** Who has seen what the check looks at, as a sentence; null where the kit has. */
    public synchronized @Nullable String witness() {
        return witness;
    }

    /** Shows an exchange that was kept before the check began. */
    public void refer(Evidence exchange) {
        evidence.refer(exchange);
    }

    /** Keeps a sentence for the report, such as where the target was given the benefit of the doubt. */
    public synchronized void remark(String sentence) {
        if (!remarks.contains(sentence)) {
            remarks.add(sentence);
        }
    }

    /** The exchanges so far. */
    public List<Evidence> evidence() {
        return evidence.kept();
    }

    /** The remarks so far, as one text. */
    public synchronized String remarks() {
        return String.join(" ", remarks);
    }
}
