package org.cgmkit.ehr.receiver;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** The last requests of one sandbox. */
public final class RequestLog {
    /** How many requests are kept. */
    public static final int KEPT = 200;

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Deque<LoggedRequest> requests = new ArrayDeque<>();
    private final AtomicLong count = new AtomicLong();
    private volatile Consumer<LoggedRequest> listener = request -> {};
    private int underWay;

    /** The number for the next request, from 1. */
    public long nextNumber() {
        return count.incrementAndGet();
    }

    /** Tells somebody of each request that is kept from now on. */
    public void tell(Consumer<LoggedRequest> other) {
        listener = other;
    }

    /** A request begins, which {@link #add} is going to end. */
    public synchronized void begin() {
        underWay++;
    }

    /** Keeps a request that has begun, and forgets the oldest where there are too many. */
    public void add(LoggedRequest request) {
        // Whoever waits for those under way finds that their listener was told.
        try {
            listener.accept(request);
        } finally {
            keep(request);
        }
    }

    private synchronized void keep(LoggedRequest request) {
        requests.addLast(request);
        if (requests.size() > KEPT) {
            requests.removeFirst();
        }
        underWay--;
        notifyAll();
    }

    /**
     * The requests that are kept, oldest first. A request is kept after its answer has gone out: whoever has that answer
     * finds the request here all the same, because those under way are waited for, at most one second.
     */
    public synchronized List<LoggedRequest> requests() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (underWay > 0 && System.nanoTime() < end) {
                TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, end - System.nanoTime()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return List.copyOf(requests);
    }
}
