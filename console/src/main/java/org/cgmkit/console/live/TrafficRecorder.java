package org.cgmkit.console.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.cgmkit.console.sandbox.ExchangeSummary;
import org.cgmkit.console.sandbox.FinishedExchange;
import org.cgmkit.console.store.ExchangeBody;
import org.cgmkit.console.store.ExchangeDraft;
import org.cgmkit.console.store.ExchangeLine;
import org.cgmkit.console.store.ExchangeTable;
import org.cgmkit.console.store.SandboxRow;
import org.cgmkit.console.store.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps exchanges in the order in which they ended, some at a time, and then tells of them. Simulators never wait for it. */
public final class TrafficRecorder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TrafficRecorder.class);
    private static final int WAITING = 5000;
    private static final int AT_ONCE = 100;
    private static final int TRIMMED_EVERY = 100;

    /** Values in a query that let their holders in. */
    private static final Pattern SECRET =
            Pattern.compile("([?&](?:access_token|client_secret|client_assertion|refresh_token|id_token)=)[^&]*");

    private final ExchangeTable table;
    private final LiveHub hub;
    private final Function<FinishedExchange, ExchangeSummary> summary;
    private final Map<String, SandboxRow> sandboxes = new ConcurrentHashMap<>();
    private final Map<String, Integer> untrimmed = new ConcurrentHashMap<>();
    private final BlockingQueue<FinishedExchange> waiting = new LinkedBlockingQueue<>(WAITING);
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong done = new AtomicLong();
    private final Thread writer;
    private volatile boolean ending;

    /** A recorder into that table, which tells that hub. */
    public TrafficRecorder(ExchangeTable table, LiveHub hub, Function<FinishedExchange, ExchangeSummary> summary) {
        this.table = table;
        this.hub = hub;
        this.summary = summary;
        this.writer = Thread.ofPlatform().daemon().name("traffic").start(this::work);
    }

    /** From now on, the traffic of that sandbox is kept. */
    public void record(SandboxRow sandbox) {
        sandboxes.put(sandbox.id(), sandbox);
    }

    /** From now on, it is no longer kept. */
    public void forget(SandboxRow sandbox) {
        sandboxes.remove(sandbox.id());
        untrimmed.remove(sandbox.id());
        hub.end(sandbox.id());
    }

    /** An exchange has ended. Returns at once; where more wait than can be held, it is lost, which the log says. */
    public void finished(FinishedExchange exchange) {
        if (waiting.offer(exchange)) {
            taken.incrementAndGet();
        } else if (dropped.getAndIncrement() % WAITING == 0) {
            LOG.warn("More exchanges came than could be kept; {} were left out so far.", dropped.get());
        }
    }

    /** Waits until what has come so far is kept, but no longer than a person would. */
    public void awaitKept() {
        long come = taken.get();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
        synchronized (done) {
            try {
                while (done.get() < come && System.nanoTime() < end) {
                    TimeUnit.NANOSECONDS.timedWait(done, Math.max(1, end - System.nanoTime()));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void work() {
        List<FinishedExchange> some = new ArrayList<>();
        while (!ending || !waiting.isEmpty()) {
            try {
                FinishedExchange first = waiting.poll(200, TimeUnit.MILLISECONDS);
                if (first != null) {
                    some.add(first);
                    waiting.drainTo(some, AT_ONCE - 1);
                    keep(some);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("Exchanges could not be kept.", e);
            } finally {
                synchronized (done) {
                    done.addAndGet(some.size());
                    done.notifyAll();
                }
                some.clear();
            }
        }
    }

    private void keep(List<FinishedExchange> exchanges) {
        List<ExchangeDraft> drafts = new ArrayList<>();
        for (FinishedExchange exchange : exchanges) {
            SandboxRow sandbox = sandboxes.get(exchange.sandbox());
            if (sandbox != null) {
                drafts.add(draft(exchange, sandbox));
            }
        }
        hub.publish(table.add(drafts));
        drafts.forEach(draft -> trim(draft.line().sandbox()));
    }

    private void trim(String id) {
        SandboxRow sandbox = sandboxes.get(id);
        if (sandbox != null && untrimmed.merge(id, 1, Integer::sum) >= TRIMMED_EVERY) {
            untrimmed.remove(id);
            table.trim(sandbox);
        }
    }

    private ExchangeDraft draft(FinishedExchange exchange, SandboxRow sandbox) {
        ExchangeSummary what = summary.apply(exchange);
        return new ExchangeDraft(
                new ExchangeLine(
                        0,
                        Secret.id(),
                        sandbox.team(),
                        sandbox.id(),
                        exchange.came(),
                        exchange.method(),
                        printable(SECRET.matcher(exchange.path()).replaceAll("$1(redacted)")),
                        exchange.status(),
                        exchange.took().toMillis(),
                        what.kind(),
                        what.entries(),
                        what.taken()),
                new ExchangeBody(exchange.headers(), printable(exchange.request()), printable(exchange.answer())));
    }

    /** PostgreSQL keeps no text with the character 0. */
    private static String printable(String text) {
        return text.replace('\0', '\uFFFD');
    }

    /** Keeps what still waits, and ends. */
    @Override
    public void close() {
        ending = true;
        try {
            writer.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
