package org.cgmkit.submitter.delivery;

import java.time.Duration;
import java.util.Optional;
import org.cgmkit.submitter.setup.Pace;
import org.cgmkit.submitter.wire.Reply;

/** How long the app waits before it repeats a submission. */
@FunctionalInterface
public interface WaitRule {

    /**
     * That long.
     *
     * @param reply the answer, or empty where none came
     * @param attempt how often the submission was sent in this go
     */
    Duration after(Optional<Reply> reply, int attempt, Pace pace);

    /** As long as the receiver says, else longer each time. */
    static WaitRule sound() {
        return (reply, attempt, pace) -> reply.flatMap(Reply::retryAfter).orElse(pace.waitAfter(attempt));
    }
}
