package org.cgmkit.ehr.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/**
 * Makes rows of drafts, a few at a time, and the next ones while the database writes those before them: each takes about
 * as long as the other.
 */
final class RowsAhead {
    /** Fewer are made at a time where they are longer than that together, in characters, as reports are. */
    private static final int LONGEST = 1 << 22;

    private final Iterator<ResourceDraft> drafts;
    private final Instant now;

    RowsAhead(Iterator<ResourceDraft> drafts, Instant now) {
        this.drafts = drafts;
        this.now = now;
    }

    /** Shows all rows in their order. What goes wrong while one is made is thrown as it is. */
    void forEach(Consumer<List<ResourceRow>> writer) {
        List<ResourceRow> rows = next();
        while (!rows.isEmpty()) {
            if (rows.size() < ResourceWriter.AT_ONCE && !drafts.hasNext()) {
                writer.accept(rows);
                return;
            }
            FutureTask<List<ResourceRow>> following = new FutureTask<>(this::next);
            Thread making = Thread.ofVirtual().name("rows").start(following);
            try {
                writer.accept(rows);
            } finally {
                // What the drafts are made of may be closed as soon as this ends.
                join(making);
            }
            rows = made(following);
        }
    }

    private List<ResourceRow> next() {
        List<ResourceRow> rows = new ArrayList<>();
        int length = 0;
        while (rows.size() < ResourceWriter.AT_ONCE && length <= LONGEST && drafts.hasNext()) {
            ResourceRow row = ResourceRow.of(drafts.next(), now);
            rows.add(row);
            length += row.stored().body().length();
        }
        return rows;
    }

    private static void join(Thread making) {
        boolean interrupted = false;
        while (making.isAlive()) {
            try {
                making.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<ResourceRow> made(FutureTask<List<ResourceRow>> following) {
        boolean interrupted = Thread.interrupted();
        try {
            return following.get();
        } catch (InterruptedException e) {
            throw new IllegalStateException("Expected rows that are made.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            if (e.getCause() instanceof Error thrown) {
                throw thrown;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
