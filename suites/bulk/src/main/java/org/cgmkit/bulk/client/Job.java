package org.cgmkit.bulk.client;

import java.time.Instant;
import java.util.List;
import org.cgmkit.kit.wire.Exchange;

/**
 * A job that was followed to its end, or as long as it was waited for.
 *
 * @param ask what was asked for
 * @param url the whole address of the kick-off
 * @param begun when it was kicked off
 * @param kickOff the answer to the kick-off
 * @param status the address of its status, made absolute
 * @param polls the questions for it, in their order
 * @param again the status once more after the first that is not running; the same as the last of {@code polls} where it was not asked
 */
public record Job(
        Ask ask, String url, Instant begun, Exchange kickOff, String status, List<Polled> polls, Exchange again) {
    /** Keeps a copy. */
    public Job {
        polls = List.copyOf(polls);
    }

    /** The last answer to a question for its status. */
    public Polled last() {
        return polls.getLast();
    }

    /** Whether it came to a manifest. */
    public boolean done() {
        return !last().running() && last().answer().status() == 200;
    }

    /** The manifest, as it was at last. */
    public Exchange manifest() {
        return again;
    }
}
