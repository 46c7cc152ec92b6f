package org.cgmkit.ehr.receiver;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The last requests of one sandbox. */
public final class RequestLog {
    /** How many requests are kept. */
    public static final int KEPT = 200;

    private final Deque<LoggedRequest> requests = new ArrayDeque<>();
    private final AtomicLong count = new AtomicLong();

    /** The number for the next request, from 1. */
    public long nextNumber() {
        return count.incrementAndGet();
    }

    /** Keeps a request, and forgets the oldest where there are too many. */
    public synchronized void add(LoggedRequest request) {
        requests.addLast(request);
        if (requests.size() > KEPT) {
            requests.removeFirst();
        }
    }

    /** The requests that are kept, oldest first. */
    public synchronized List<LoggedRequest> requests() {
        return List.copyOf(requests);
    }
}
