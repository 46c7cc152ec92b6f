package org.cgmkit.console.live;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.cgmkit.console.store.ExchangeLine;

/** Tells those who look at a sandbox of each exchange, once it is kept. */
public final class LiveHub {
    private static final int BEHIND = 500;

    private final Map<String, Set<Subscription>> bySandbox = new ConcurrentHashMap<>();

    /** Begins to listen to a sandbox. */
    public Subscription subscribe(String sandbox) {
        Subscription subscription = new Subscription(sandbox);
        bySandbox.computeIfAbsent(sandbox, s -> ConcurrentHashMap.newKeySet()).add(subscription);
        return subscription;
    }

    /** Tells of exchanges, in the order of their numbers. */
    public void publish(List<ExchangeLine> lines) {
        lines.forEach(line -> bySandbox.getOrDefault(line.sandbox(), Set.of()).forEach(s -> s.offer(line)));
    }

    /** Ends the streams of a sandbox that is gone. */
    public void end(String sandbox) {
        bySandbox.getOrDefault(sandbox, Set.of()).forEach(s -> s.lost = true);
    }

    /** What one who looks on has not read yet. */
    public final class Subscription implements AutoCloseable {
        private final String sandbox;
        private final BlockingQueue<ExchangeLine> waiting = new LinkedBlockingQueue<>(BEHIND);
        private volatile boolean lost;

        private Subscription(String sandbox) {
            this.sandbox = sandbox;
        }

        private void offer(ExchangeLine line) {
            if (!waiting.offer(line)) {
                lost = true;
            }
        }

        /** What waits to be read. */
        BlockingQueue<ExchangeLine> waiting() {
            return waiting;
        }

        /** Whether it fell behind, or there is nothing to come: whoever reads it has to begin anew. */
        boolean isLost() {
            return lost;
        }

        @Override
        public void close() {
            bySandbox.computeIfPresent(sandbox, (s, all) -> {
                all.remove(this);
                return all.isEmpty() ? null : all;
            });
        }
    }
}
