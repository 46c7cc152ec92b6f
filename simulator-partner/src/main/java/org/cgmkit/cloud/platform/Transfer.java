package org.cgmkit.cloud.platform;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.cgmkit.cloud.ask.Stream;

/** A transfer that goes on: what is still to be asked. Not thread-safe. */
final class Transfer {
    final Deque<Task> tasks = new ArrayDeque<>();
    boolean refreshed;

    /**
     * A request that is to be made.
     *
     * @param stream which kind of data
     * @param asked when its first page was asked for
     * @param parameters the parameters
     */
    record Task(Stream stream, Instant asked, Map<String, String> parameters) {}
}
