package org.cgmkit.submitter.delivery;

import java.time.Duration;
import java.util.Optional;
import org.cgmkit.submitter.setup.RetryPace;
import org.cgmkit.submitter.wire.HttpReply;

/** How long the app waits before it repeats a submission. */
@FunctionalInterface
public interface WaitRule {

    /**
     * That long.
     *
     * @param reply the answer, or empty where none came
     * @param attempt how often the submission was sent in this go
     */
    Duration after(Optional<HttpReply> reply, int attempt, RetryPace pace);

    /** As long as the receiver says, else longer each time. */
    static WaitRule sound() {
        return (reply, attempt, pace) -> reply.flatMap(HttpReply::retryAfter).orElse(pace.waitAfter(attempt));
    }
}
