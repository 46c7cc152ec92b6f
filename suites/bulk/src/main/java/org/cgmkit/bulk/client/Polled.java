package org.cgmkit.bulk.client;

import java.time.Instant;
import org.cgmkit.kit.wire.Exchange;

/**
 * A question for the status of a job.
 *
 * @param when when it was answered
 * @param answer the answer
 */
public record Polled(Instant when, Exchange answer) {
    /** Whether the job still runs. */
    public boolean running() {
        return answer.status() == 202
                || (answer.status() == 200
                        && answer.header("X-Export-Status").orElse("").startsWith("202"));
    }
}
